//! The contract of `trait Store`: each rule is a function over any backend, and each store of the
//! list at the end runs them all. A name that begins with `lpN` belongs to that rule of the live protocol.

mod accounts;
mod any_events;
mod api_keys;
mod check;
mod comment_pictures;
mod decided;
mod identities;
mod images;
mod invitations;
mod log;
mod moderation;
mod operations;
mod people;
mod queue;
mod reads;
mod retention;
mod talk;
mod webhooks;

/// Runs each rule with a database of its own.
macro_rules! contract {
    ($backend:ty; $($module:ident::$rule:ident,)*) => {
        $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $rule() {
            let backend = <$backend as $crate::common::store::Backend>::new();
            $crate::store_contract::$module::$rule(&backend).await;
        })*
    };
}

/// Runs all rules on each store: `name: Backend`.
macro_rules! each_store {
    ($($name:ident: $backend:ty,)*) => {
        $(mod $name {
            contract! {
                $backend;
                log::lp1_seq_has_no_holes,
                log::lp1_only_the_next_place_is_given,
                log::told_are_present_texts_alone,
                log::lp2_what_is_told_is_stored,
                log::lp5_epoch_stays_over_reopening,
                log::lp6_board_and_seq_are_of_one_moment,
                log::lp7_tail_says_whether_it_reaches,
                moderation::one_flag_counts_for_each_person,
                moderation::an_approval_is_of_the_text_as_it_was,
                moderation::what_is_hidden_waits_and_what_is_deleted_does_not,
                moderation::a_held_operation_is_kept_once_and_settled_once,
                moderation::held_changes_are_known_by_comment_and_person,
                moderation::a_way_back_is_for_one_person_and_good_once,
                moderation::bans_hold_until_they_end_or_are_lifted,
                operations::lp3_an_operation_is_known_by_tenant_and_actor,
                operations::lp12_of_many_operations_each_has_its_outcome,
                operations::lp3_a_known_operation_makes_no_event,
                operations::two_actors_may_use_the_same_broadcast_id,
                decided::lp2_projection_equals_fold_of_decided_commands,
                any_events::lp2_projection_equals_fold_of_any_events,
                any_events::where_things_are_is_known_deleted_or_not,
                people::tenants_have_one_name_each,
                people::people_may_have_no_name_yet,
                people::a_language_goes_with_its_person,
                people::sessions_expire,
                people::tenants_are_separate,
                images::the_gallery_is_in_every_order_and_page_by_page,
                images::people_find_what_they_may,
                images::a_change_makes_readers_reload,
                images::tiles_are_noted_once_for_the_picture_that_they_are_of,
                images::a_deleted_image_can_be_restored_for_a_while,
                images::what_goes_for_good_leaves_nothing,
                images::embedded_images_are_known_by_page_and_file,
                webhooks::an_event_is_told_when_it_is_stored_and_not_else,
                webhooks::images_are_told_of_by_what_changes_them,
                webhooks::a_flag_is_told_once,
                webhooks::an_endpoint_is_leased_to_one_server,
                accounts::an_address_is_one_account_and_a_person_has_one,
                accounts::a_person_with_an_account_is_signed_in,
                accounts::sessions_of_a_person_are_listed_and_ended,
                accounts::a_password_link_is_good_once_and_the_last_one_only,
                accounts::what_expired_is_forgotten,
                accounts::an_account_remembers_what_enter_does,
                accounts::a_deleted_person_leaves_no_name,
                accounts::two_administrators_cannot_both_delete_their_accounts,
                invitations::an_invitation_is_for_a_number_of_people_and_a_time,
                invitations::an_invitation_gives_and_never_takes,
                invitations::at_once_no_more_come_in_than_are_invited,
                invitations::an_invitation_is_good_while_its_maker_is_administrator,
                invitations::the_servers_own_is_good_while_there_is_no_administrator,
                invitations::the_last_administrator_stays,
                invitations::two_administrators_cannot_both_go,
                api_keys::a_key_is_found_by_its_digest_and_in_its_tenant_alone,
                api_keys::a_revoked_key_stays_known_by_its_digest_alone,
                api_keys::the_use_of_a_key_is_recorded_now_and_then,
                api_keys::a_tenant_has_a_limited_number_of_valid_keys,
                identities::two_secrets_are_active_while_one_takes_over,
                identities::an_identity_is_one_person,
                identities::two_at_once_make_one_person,
                identities::an_address_is_one_account,
                identities::only_a_provider_of_the_whole_server_signs_in_everywhere,
                identities::a_payload_is_used_up_once,
                identities::what_was_signed_later_counts,
                queue::one_failure_leaves_the_others_alone,
                queue::answers_come_in_the_order_of_the_calls,
                queue::a_panicking_callback_stops_nothing,
                queue::closing_finishes_what_waits,
                queue::dropping_answers_everyone,
                reads::lp31_unread_is_what_others_wrote_since,
                reads::lp31_a_mark_is_kept_and_never_taken_back,
                reads::the_discussions_of_a_writer_are_known,
                reads::reading_goes_with_the_image_and_with_the_account,
                reads::the_comments_of_an_image_come_page_by_page,
                reads::an_outline_has_the_last_comment_of_each_discussion,
                talk::people_are_found_by_name_among_writers_and_members,
                talk::a_mention_is_found_and_read,
                talk::earlier_texts_are_kept_and_deleted,
                comment_pictures::a_picture_is_kept_for_its_image,
                comment_pictures::a_picture_is_shown_by_comments_and_their_earlier_texts,
                comment_pictures::unused_pictures_are_looked_for_once_a_day,
                retention::lp4_the_last_events_of_an_image_stay_however_old,
                retention::lp4_young_events_stay_however_many,
                retention::lp4_forgetting_makes_no_hole,
                retention::lp3_operations_are_known_until_their_retention_ends,
                retention::lp28_totals_written_again_count_once,
                retention::lp28_a_marker_is_counted_if_and_only_if_it_is_stored,
            }
        })*
    };
}

each_store! {
    sqlite: crate::common::store::Sqlite,
    postgres: crate::common::store::Postgres,
}
