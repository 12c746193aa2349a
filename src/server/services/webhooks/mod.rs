//! Webhooks of a tenant: endpoints and their deliveries for administrators, and the worker that delivers.

mod body;
mod endpoints;
mod worker;

pub use endpoints::{
    CreatedSecret, DELIVERIES, EndpointChoice, MAX_ENDPOINTS, OLD_SECRET_HOURS, change, create,
    delete, list, resend, rotate, send_test, switch,
};
pub use worker::{finish, forget, start};
