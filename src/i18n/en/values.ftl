### Why a typed value was not understood: dates, codes, numbers.
