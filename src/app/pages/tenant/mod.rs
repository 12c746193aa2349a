//! The pages of a tenant beside its images. Each is a document of its own and works without
//! JavaScript.

mod frame;

pub use frame::{Tab, TenantFrame};
