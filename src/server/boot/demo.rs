//! The demo data of the first start: the tenant `demo` with one image and a short discussion.

use crate::model::{
    Actor, BroadcastId, ChatId, Command, CommentBody, DisplayName, ImageId, Operation, Point, Role,
    Settings, UserId,
};
use crate::protocol::AppError;
use crate::server::clock;
use crate::server::services::discussions::operate_as;
use crate::server::services::images;
use crate::server::services::images::{NewImage, SentFile};
use crate::server::services::tenants::default_tenant_id;
use crate::server::state::AppState;
use crate::server::store::{Tenant, User};
use bytes::Bytes;
use uuid::Uuid;

/// Drawn for this project; its source is `docs/sample.svg`.
const SAMPLE: &[u8] = include_bytes!("sample.png");
/// Its page has tips for a first visit (`app/pages/image/tips.rs`).
const SAMPLE_ID: &str = "sample";
const SAMPLE_TITLE: &str = "Tern & Tide, landing page";

/// Creates the default tenant and its demo data, once.
pub async fn first_start(state: &AppState) -> Result<(), AppError> {
    // Open to guests, and so is its usage.
    let settings = Settings { usage_is_open: true, ..Settings::default() };
    let tenant = Tenant { id: default_tenant_id(), name: "Demo".into(), settings };
    if !state.store.tenancy().create_tenant(&tenant, clock::now()).await? {
        return Ok(());
    }
    let mut discussion = Discussion::begin(state).await?;
    discussion.open(22.25, 31.0, INGRID, "Lovely headline, but it runs into the houses on narrow screens. Could it break after *early*?").await?;
    discussion.reply(TOMAS, "Two options:\n\n- move the quay 40 px to the right\n- cap the headline at `18ch`\n\nI would go for the second.").await?;
    discussion.reply(INGRID, "The second, yes.").await?;
    discussion.open(71.0, 40.5, AIKO, "Is the sun meant to rise or to set?").await?;
    discussion
        .open(47.0, 8.0, INGRID, "**Book a table** should be the first thing one reads up here.")
        .await?;
    discussion.reply(TOMAS, "Done, it has the accent colour now.").await?;
    discussion.resolve(INGRID).await?;
    // The demo data is not usage.
    state.store.forget_usage(&tenant.id).await?;
    Ok(())
}

type Person = (u128, &'static str);
const INGRID: Person = (0, "Ingrid Holm");
const TOMAS: Person = (1, "Tomás Ortega");
const AIKO: Person = (2, "Aiko");

struct Discussion<'a> {
    state: &'a AppState,
    image: ImageId,
    people: Vec<Actor>,
    chat: Option<ChatId>,
}

impl<'a> Discussion<'a> {
    async fn begin(state: &'a AppState) -> Result<Self, AppError> {
        let mut people = Vec::new();
        for (_, name) in [INGRID, TOMAS, AIKO] {
            let user = User { id: UserId(Uuid::now_v7()), name: Some(DisplayName::new(name)?) };
            state.store.people().create_user(&user, clock::now()).await?;
            let name = DisplayName::new(name)?;
            people.push(Actor { id: user.id, name, role: Role::Guest, is_look_alike: false });
        }
        let by = people.first().map(|person| person.id).ok_or_else(AppError::internal)?;
        let file = SentFile::new(Bytes::from_static(SAMPLE), None);
        let new =
            NewImage { file, title: Some(SAMPLE_TITLE.into()), url_id: Some(SAMPLE_ID.into()) };
        let image = images::add(state, &default_tenant_id(), by, new).await?.id;
        Ok(Self { state, image, people, chat: None })
    }

    async fn open(&mut self, x: f64, y: f64, by: Person, body: &str) -> Result<(), AppError> {
        let at = Point::new(x, y).ok_or_else(AppError::internal)?;
        let command = Command::OpenChat { at, body: CommentBody::new(body)? };
        self.chat = Some(self.act(by, command).await?);
        Ok(())
    }

    async fn reply(&mut self, by: Person, body: &str) -> Result<(), AppError> {
        let chat_id = self.chat.ok_or_else(AppError::internal)?;
        let body = CommentBody::new(body)?;
        self.act(by, Command::AddComment { chat_id, parent_id: None, body }).await.map(drop)
    }

    async fn resolve(&mut self, by: Person) -> Result<(), AppError> {
        let chat_id = self.chat.ok_or_else(AppError::internal)?;
        self.act(by, Command::Resolve { chat_id }).await.map(drop)
    }

    async fn act(&self, (person, _): Person, command: Command) -> Result<ChatId, AppError> {
        let person = usize::try_from(person).ok().and_then(|n| self.people.get(n));
        let actor = person.ok_or_else(AppError::internal)?;
        let operation = Operation { broadcast_id: BroadcastId(Uuid::now_v7()), command };
        let tenant = default_tenant_id();
        let applied = operate_as(self.state, (&tenant, self.image), actor, &operation).await?;
        Ok(applied.recorded.event.chat_id())
    }
}
