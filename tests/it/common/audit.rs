//! The audit log of a test's server.

use crate::common::TestServer;
use image_chat::model::TenantId;
use image_chat::protocol::moderation::{AuditEntry, AuditFilter};

impl TestServer {
    /// What was done in a tenant, newest first.
    pub async fn audit(&self, tenant: &TenantId) -> Vec<AuditEntry> {
        let (tenancy, all) = (self.state().store.tenancy(), AuditFilter::default());
        tenancy.audit(tenant, &all, i64::MAX, 100).await.expect("read")
    }
}
