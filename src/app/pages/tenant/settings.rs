//! `/t/{tenant}/settings`: the settings of a tenant, one form that works without JavaScript.

use super::first_steps::FirstSteps;
use crate::app::ui::{Field, Problem, Success};
use crate::model::{OnWord, TenantId, Viewers, Writers};
use crate::texts::{news, tenant};
use leptos::prelude::*;

/// The values of the form and the result of submitting it.
#[derive(Clone, Debug)]
pub struct SettingsView {
    /// The revision that was read; submitted with the form to detect concurrent changes.
    pub revision: String,
    /// The display name of the tenant.
    pub name: String,
    /// Who may view.
    pub viewers: Viewers,
    /// Who may write.
    pub writers: Writers,
    /// The marker size in percent of the image's width.
    pub marker_size: String,
    /// The maximum depth of replies.
    pub reply_depth: String,
    /// The maximum length of a comment in characters.
    pub comment_length: String,
    /// The origins that may embed images, one per line.
    pub embed_origins: String,
    /// The unwanted words, one per line.
    pub words: String,
    /// What happens to comments with unwanted words.
    pub on_word: OnWord,
    /// The number of flags that hides a comment.
    pub flags_to_hide: String,
    /// May everyone with a name read the usage figures?
    pub usage_is_open: bool,
    /// Are older and repeated signed payloads accepted?
    pub sso_compatibility: bool,
    /// May embedding pages name people without a signature?
    pub simple_sso: bool,
    /// Are the first steps done?
    pub is_set_up: bool,
    /// Why the last form was refused.
    pub problem: Option<String>,
    /// Was the form saved?
    pub is_saved: bool,
    /// Where the first steps lead on to.
    pub next: Option<String>,
}

/// The form.
#[component]
pub fn SettingsForm(
    /// The tenant.
    tenant: TenantId,
    /// The values.
    view: SettingsView,
) -> impl IntoView {
    let v = view;
    view! {
        <h1>{tenant::settings()}</h1>
        {(!v.is_set_up).then(|| view! { <FirstSteps tenant next=v.next /> })}
        <Problem text=v.problem />
        <Success text=v.is_saved.then(|| news::settings_saved().to_owned()) />
        <form class="form settings" method="post">
            <input type="hidden" name="revision" value=v.revision />
            {v.is_set_up.then(|| view! { <input type="hidden" name="is_set_up" value="on" /> })}
            <fieldset>
                <legend>{tenant::general()}</legend>
                <Field label=tenant::name() name="name" value=v.name max=80 />
            </fieldset>
            <fieldset id="viewers">
                <legend>{tenant::who_can_view_legend()}</legend>
                <Choice name="viewers" value="anyone" on={v.viewers == Viewers::Anyone}>
                    {tenant::everyone()}
                </Choice>
                <Choice name="viewers" value="members" on={v.viewers == Viewers::Members}>
                    {tenant::members_and_people_with_a()}
                </Choice>
            </fieldset>
            <fieldset id="writers">
                <legend>{tenant::who_can_comment_and_upload_legend()}</legend>
                <Choice name="writers" value="guests" on={v.writers == Writers::Guests}>
                    {tenant::anyone_who_gives_a_name()}
                </Choice>
                <Choice name="writers" value="signed-in" on={v.writers == Writers::SignedIn}>
                    {tenant::people_with_an_account()}
                </Choice>
                <Choice name="writers" value="members" on={v.writers == Writers::Members}>
                    {tenant::members()}
                </Choice>
                <Choice name="writers" value="nobody" on={v.writers == Writers::Nobody}>
                    {tenant::nobody_everything_can_be_read()}
                </Choice>
            </fieldset>
            <fieldset>
                <legend>{tenant::discussions()}</legend>
                <Field
                    label=tenant::marker_size()
                    name="marker_size"
                    kind="number"
                    value=v.marker_size
                    hint=tenant::percent_of_the_images_width()
                />
                <Field
                    label=tenant::longest_comment()
                    name="comment_length"
                    kind="number"
                    value=v.comment_length
                    hint=tenant::characters_1_to_2000()
                />
                <Field
                    label=tenant::reply_nesting()
                    name="reply_depth"
                    kind="number"
                    value=v.reply_depth
                    hint=tenant::reply_nesting_hint()
                />
            </fieldset>
            <fieldset>
                <legend>{tenant::embedding()}</legend>
                <Lines
                    label=tenant::sites_that_may_embed_images()
                    name="embed_origins"
                    value=v.embed_origins
                    hint=tenant::one_a_line_like_https()
                />
                <label class="choice">
                    <input
                        type="checkbox"
                        name="sso_compatibility"
                        checked=v.sso_compatibility
                    />
                    <span>
                        {tenant::signed_payloads_are_good_for()}
                    </span>
                </label>
                <label class="choice">
                    <input type="checkbox" name="simple_sso" checked=v.simple_sso />
                    <span>{tenant::pages_may_name_people_unsigned()}</span>
                </label>
            </fieldset>
            <fieldset>
                <legend>{tenant::moderation()}</legend>
                <Lines label=tenant::blocked_words() name="words" value=v.words hint=tenant::one_a_line() />
                <Choice name="on_word" value="mask" on={v.on_word == OnWord::Mask}>
                    {tenant::cover_them_with_asterisks()}
                </Choice>
                <Choice name="on_word" value="hold" on={v.on_word == OnWord::Hold}>
                    {tenant::hold_the_comment_until_a()}
                </Choice>
                <Field
                    label=tenant::flags_that_hide_a_comment()
                    name="flags_to_hide"
                    kind="number"
                    value=v.flags_to_hide
                    hint=tenant::it_comes_back_when_a()
                />
            </fieldset>
            <fieldset>
                <legend>{tenant::usage()}</legend>
                <label class="choice">
                    <input type="checkbox" name="usage_is_open" checked=v.usage_is_open />
                    <span>{tenant::everyone_with_a_name_may()}</span>
                </label>
            </fieldset>
            <button class="button primary" type="submit">
                {tenant::save()}
            </button>
        </form>
    }
}

#[component]
fn Choice(name: &'static str, value: &'static str, on: bool, children: Children) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=name value=value checked=on />
            <span>{children()}</span>
        </label>
    }
}

#[component]
fn Lines(
    label: &'static str,
    name: &'static str,
    value: String,
    hint: &'static str,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea class="input" name=name rows="4" spellcheck="false">
                {value}
            </textarea>
            <span class="hint">{hint}</span>
        </label>
    }
}
