//! Whether two spellings can be one name.
