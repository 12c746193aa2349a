//! The default tenant.

use crate::model::TenantId;

/// The tenant that `/` shows and that the first start creates.
pub fn default_tenant_id() -> TenantId {
    TenantId::new("demo").unwrap_or_else(|_| unreachable!("`demo` is a valid tenant id"))
}
