//! Ten people from the first day to the last, over a real database: every date on the way, worked out by hand.
//!
//! Where a date comes from stands beside it in words. Days off (Law on Holidays art. 3–5, Labour Code art. 84):
//! 2026: Mon 6 July, Mon 26 October (for Sunday 25), Wed 16 December. 2027: Fri 1 and Mon 4 January, Thu 7 January,
//! Mon 8 and Mon 15 March, Mon 22 to Wed 24 March, Mon 3 May, Fri 7 May, Mon 10 May, Tue 6 July, Mon 25 October,
//! Thu 16 December.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod stories {
    mod border;
    mod family;
    mod practice;
    mod study;
    mod work;
}
