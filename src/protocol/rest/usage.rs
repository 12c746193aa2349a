//! Bodies about what a tenant used. Know no routes.

use serde::Serialize;
use utoipa::ToSchema;

/// What a tenant used.
#[derive(Debug, Serialize, ToSchema)]
pub struct UsageBody {
    /// Oldest first; a day on which nothing was used is left out.
    pub usage: Vec<UsageDay>,
}

/// What a tenant used on one day.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UsageDay {
    /// The day in UTC, as in `2026-01-31`.
    #[schema(format = Date, examples("2026-01-31"))]
    pub day: String,
    /// Events times those who were sent them.
    #[schema(examples(120_000))]
    pub pub_sub_message_count: u64,
    /// Bytes of payload given to sockets.
    #[schema(examples(52_440_000))]
    pub pub_sub_bandwidth: u64,
    /// Markers created.
    #[schema(examples(200))]
    pub conversation_create_count: u64,
}

/// What a tenant used on the day that was asked for.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DailyUsageBody {
    /// Always `success`.
    #[schema(examples("success"))]
    pub status: &'static str,
    /// Events times those who were sent them.
    #[schema(examples(120_000))]
    pub pub_sub_message_count: u64,
    /// Bytes of payload given to sockets.
    #[schema(examples(52_440_000))]
    pub pub_sub_bandwidth: u64,
    /// Markers created.
    #[schema(examples(200))]
    pub conversation_create_count: u64,
}

impl From<UsageDay> for DailyUsageBody {
    fn from(day: UsageDay) -> Self {
        Self {
            status: "success",
            pub_sub_message_count: day.pub_sub_message_count,
            pub_sub_bandwidth: day.pub_sub_bandwidth,
            conversation_create_count: day.conversation_create_count,
        }
    }
}

impl UsageDay {
    /// A day on which nothing was used.
    pub fn new(day: String) -> Self {
        Self { day, pub_sub_message_count: 0, pub_sub_bandwidth: 0, conversation_create_count: 0 }
    }
}
