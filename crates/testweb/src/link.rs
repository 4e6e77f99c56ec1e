//! A link together with the truth about it.

/// A link whose true state is known, because the web that it leads to was made for it.
///
/// Verdict and reason are plain words on purpose. A label must not be able to follow the code that
/// it is meant to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledLink {
    /// A unique name in kebab case, to tell scenarios apart in a test's output.
    pub name: &'static str,
    /// The family of scenarios that it belongs to: the name of its file in `web/`.
    pub family: &'static str,
    /// The address, without a port.
    pub url: &'static str,
    /// What the aid is about, as the content would say it.
    pub subject: &'static str,
    /// The title that the content gives the aid.
    pub title: &'static str,
    /// Words that the target must show; empty where the title and the subject have to do.
    pub expect: &'static [&'static str],
    /// The language of the aid: `en`, `nl`, `de` or `fr`.
    pub language: &'static str,
    /// What a reader meets at the address: `open`, `login`, `code`, `contact` or `paid`.
    pub access: &'static str,
    /// The one true verdict.
    pub verdict: &'static str,
    /// The one true reason.
    pub reason: &'static str,
    /// What the web does here, and why the label is right.
    pub story: &'static str,
}

/// A verdict and its reason.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Truth(pub(crate) &'static str, pub(crate) &'static str);

pub(crate) const OK: Truth = Truth("ok", "ok");
pub(crate) const OK_TEMPORARY: Truth = Truth("ok", "ok-temporary-redirect");

pub(crate) const fn moved(reason: &'static str) -> Truth {
    Truth("moved", reason)
}

pub(crate) const fn changed(reason: &'static str) -> Truth {
    Truth("changed", reason)
}

pub(crate) const fn dead(reason: &'static str) -> Truth {
    Truth("dead", reason)
}

pub(crate) const fn down(reason: &'static str) -> Truth {
    Truth("down", reason)
}

pub(crate) const fn blocked(reason: &'static str) -> Truth {
    Truth("blocked", reason)
}
