//! The tests over the whole program, in one binary.
//!
//! They hold data and one `check` an area; what they read lies in `fixtures/`, or is invented on the spot.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "tests read fixtures from the disk and say what they leave out"
)]

mod all {
    mod awkward;
    mod bad_input;
    mod charsets;
    mod conserved;
    mod goldens;
    mod odd_letters;
    mod properties;
    mod reasons;
    mod same_records;
    mod scans;
    mod schema;
    mod shared;
    mod shared_tables;
}
