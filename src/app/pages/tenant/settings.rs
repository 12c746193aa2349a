//! `/t/{tenant}/settings`: the settings of a tenant, one form that works without JavaScript.

use super::first_steps::FirstSteps;
use crate::app::ui::{Field, Problem, Success};
use crate::model::{OnWord, TenantId, Viewers, Writers};
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
        <h1>"Settings"</h1>
        {(!v.is_set_up).then(|| view! { <FirstSteps tenant next=v.next /> })}
        <Problem text=v.problem />
        <Success text=v.is_saved.then(|| "Saved. It holds for everyone from now on.".to_owned()) />
        <form class="form settings" method="post">
            <input type="hidden" name="revision" value=v.revision />
            {v.is_set_up.then(|| view! { <input type="hidden" name="is_set_up" value="on" /> })}
            <fieldset>
                <legend>"General"</legend>
                <Field label="Name" name="name" value=v.name max=80 />
            </fieldset>
            <fieldset id="viewers">
                <legend>"Who can view"</legend>
                <Choice name="viewers" value="anyone" on={v.viewers == Viewers::Anyone}>
                    "Everyone"
                </Choice>
                <Choice name="viewers" value="members" on={v.viewers == Viewers::Members}>
                    "Members, and people with a share link to an image"
                </Choice>
            </fieldset>
            <fieldset id="writers">
                <legend>"Who can comment and upload"</legend>
                <Choice name="writers" value="guests" on={v.writers == Writers::Guests}>
                    "Anyone who gives a name"
                </Choice>
                <Choice name="writers" value="signed-in" on={v.writers == Writers::SignedIn}>
                    "People with an account"
                </Choice>
                <Choice name="writers" value="members" on={v.writers == Writers::Members}>
                    "Members"
                </Choice>
                <Choice name="writers" value="nobody" on={v.writers == Writers::Nobody}>
                    "Nobody: everything can be read, nothing can be posted"
                </Choice>
            </fieldset>
            <fieldset>
                <legend>"Discussions"</legend>
                <Field
                    label="Marker size"
                    name="marker_size"
                    kind="number"
                    value=v.marker_size
                    hint="Percent of the image's width, 1 to 20."
                />
                <Field
                    label="Longest comment"
                    name="comment_length"
                    kind="number"
                    value=v.comment_length
                    hint="Characters, 1 to 2000."
                />
                <Field
                    label="Reply nesting"
                    name="reply_depth"
                    kind="number"
                    value=v.reply_depth
                    hint="0 keeps discussions flat; 10 is the deepest."
                />
            </fieldset>
            <fieldset>
                <legend>"Embedding"</legend>
                <Lines
                    label="Sites that may embed images"
                    name="embed_origins"
                    value=v.embed_origins
                    hint="One a line, like https://example.org."
                />
                <label class="choice">
                    <input
                        type="checkbox"
                        name="sso_compatibility"
                        checked=v.sso_compatibility
                    />
                    <span>
                        "Signed payloads are good for 2 days and more than once, as older pages need \
                         it; a leaked one can be used for that time"
                    </span>
                </label>
                <label class="choice">
                    <input type="checkbox" name="simple_sso" checked=v.simple_sso />
                    <span>"Pages may name people unsigned; anyone can claim any name then"</span>
                </label>
            </fieldset>
            <fieldset>
                <legend>"Moderation"</legend>
                <Lines label="Blocked words" name="words" value=v.words hint="One a line." />
                <Choice name="on_word" value="mask" on={v.on_word == OnWord::Mask}>
                    "Cover them with asterisks"
                </Choice>
                <Choice name="on_word" value="hold" on={v.on_word == OnWord::Hold}>
                    "Hold the comment until a moderator has seen it"
                </Choice>
                <Field
                    label="Flags that hide a comment"
                    name="flags_to_hide"
                    kind="number"
                    value=v.flags_to_hide
                    hint="It comes back when a moderator approves it. 0: never hide."
                />
            </fieldset>
            <fieldset>
                <legend>"Usage"</legend>
                <label class="choice">
                    <input type="checkbox" name="usage_is_open" checked=v.usage_is_open />
                    <span>"Everyone with a name may read the usage figures"</span>
                </label>
            </fieldset>
            <button class="button primary" type="submit">
                "Save"
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
