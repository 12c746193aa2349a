//! The functions and catalogues that `build.rs` makes of `locales/`.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
