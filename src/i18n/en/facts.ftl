# Facts that change everything, and what-if
