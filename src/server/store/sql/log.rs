//! The log of a database: the part that each database tunes by hand.

use crate::model::{
    Board, BroadcastId, ChatId, CommentPage, Epoch, ImageId, Seq, TenantId, UserId,
};
use crate::protocol::live::Outcome;
use crate::server::store::contract::{
    Append, CommentRange, Committed, KnownOperation, LogHead, StoreError, Tail, WholeUpTo,
};
use std::future::Future;

/// The log of a database and its projection. The methods are those of `Store` with the same names.
pub trait Log: Send + Sync + 'static {
    fn epoch(&self) -> Epoch;
    fn probe(&self) -> impl Future<Output = Result<(), StoreError>> + Send;
    fn recover(&self) -> impl Future<Output = Result<(), StoreError>> + Send;
    fn close(&self) -> impl Future<Output = ()> + Send;
    fn append(&self, append: Append, committed: Committed);
    fn head(
        &self,
        image: ImageId,
    ) -> impl Future<Output = Result<Option<LogHead>, StoreError>> + Send;
    fn board(
        &self,
        image: ImageId,
    ) -> impl Future<Output = Result<Option<Board>, StoreError>> + Send;
    fn outline(
        &self,
        image: ImageId,
        whole: WholeUpTo,
    ) -> impl Future<Output = Result<Option<Board>, StoreError>> + Send;
    fn comments(
        &self,
        image: ImageId,
        chat: ChatId,
        range: CommentRange,
        limit: u32,
    ) -> impl Future<Output = Result<Option<CommentPage>, StoreError>> + Send;
    fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> impl Future<Output = Result<Option<KnownOperation>, StoreError>> + Send;
    fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> impl Future<Output = Result<Vec<Outcome>, StoreError>> + Send;
    fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> impl Future<Output = Result<Option<Tail>, StoreError>> + Send;
    fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> impl Future<Output = Result<Option<Tail>, StoreError>> + Send;
}
