### Steps of a trail and findings about the law of stay.
