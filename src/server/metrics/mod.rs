//! What the process counts for Prometheus. The instruments are static, as a process is what is scraped; each stands here,
//! and is counted where the thing happens. Names nobody.

mod instruments;

pub use instruments::{Counter, Family, Histogram};

/// Events that were committed.
pub static EVENTS: Counter = Counter::new();
/// Events in each frame that went to the viewers of an image.
pub static EVENT_BATCHES: Histogram<7> = Histogram::new([1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]);
/// Writes that shared a commit.
pub static COMMIT_BATCHES: Histogram<8> =
    Histogram::new([1.0, 2.0, 4.0, 8.0, 16.0, 64.0, 128.0, 256.0]);
/// Seconds that a commit took.
pub static COMMIT_SECONDS: Histogram<10> =
    Histogram::new([0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0]);
/// What did not fit into the queue of a viewer, by kind: `presence`, or `events`, which are told later.
pub static QUEUE_DROPS: Family = Family::new();
/// Answers to `subscribe` and to viewers that lag behind, by kind: `events` (or none), `reset`.
pub static RESUMES: Family = Family::new();
/// Requests, by method, route and status.
pub static REQUESTS: Family = Family::new();
/// Seconds until the answer to a request began.
pub static REQUEST_SECONDS: Histogram<10> =
    Histogram::new([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0]);
/// Runs of background jobs, by job.
pub static JOBS: Family = Family::new();
/// Attempts to deliver a webhook, by what came of them: `delivered`, `retry`, `given-up`, `disabled`.
pub static WEBHOOK_ATTEMPTS: Family = Family::new();
/// Messages between nodes, by result: `sent`, `received`, `dropped` (the line was away, or the queue full), `overrun` (more
/// came than was taken) and `unreadable`.
pub static BUS_MESSAGES: Family = Family::new();
/// How often the line to the bus came back.
pub static BUS_RECONNECTS: Counter = Counter::new();
/// Reads of a log because something of it was missing, by reason: `hole`, `wake-up`, `reconciliation`.
pub static CATCH_UPS: Family = Family::new();

/// All of them in the text format of Prometheus, version 0.0.4.
pub fn text() -> String {
    let mut text = String::new();
    EVENTS.write(&mut text, "image_chat_events_total", "Events that were committed.");
    EVENT_BATCHES.write(
        &mut text,
        "image_chat_event_batch_size",
        "Events in each frame to viewers.",
    );
    COMMIT_BATCHES.write(&mut text, "image_chat_commit_batch_size", "Writes that shared a commit.");
    COMMIT_SECONDS.write(&mut text, "image_chat_commit_duration_seconds", "Time of a commit.");
    QUEUE_DROPS.write(
        &mut text,
        "image_chat_queue_drops_total",
        "What did not fit into the queue of a viewer.",
    );
    RESUMES.write(
        &mut text,
        "image_chat_resumes_total",
        "What viewers were told of the log at once.",
    );
    REQUESTS.write(&mut text, "image_chat_http_requests_total", "Requests.");
    REQUEST_SECONDS.write(
        &mut text,
        "image_chat_http_request_duration_seconds",
        "Time until the answer to a request began.",
    );
    JOBS.write(&mut text, "image_chat_job_runs_total", "Runs of background jobs.");
    WEBHOOK_ATTEMPTS.write(
        &mut text,
        "image_chat_webhook_attempts_total",
        "Attempts to deliver a webhook.",
    );
    BUS_MESSAGES.write(&mut text, "image_chat_bus_messages_total", "Messages between nodes.");
    BUS_RECONNECTS.write(
        &mut text,
        "image_chat_bus_reconnects_total",
        "How often the line to the bus came back.",
    );
    CATCH_UPS.write(
        &mut text,
        "image_chat_catch_ups_total",
        "Reads of a log for what other nodes wrote.",
    );
    text
}

/// Adds a value that was read just now.
pub fn write_gauge(text: &mut String, name: &str, help: &str, value: usize) {
    instruments::head(text, name, help, "gauge");
    *text += &format!("{name} {value}\n");
}
