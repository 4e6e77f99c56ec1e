//! Pages that ask who is reading.

use signpost_core::model::Access;
use signpost_core::verdict::Reason;

use super::case::{Case, Finding};
use super::expectation::Extent;
use super::moved;
use crate::address;
use crate::lexicon::{CODE, LOGIN, LOGIN_NAMES, LOGIN_TITLES, Line, OFFERS, SIGN_ON_SIGNS};
use crate::page::Block;

/// A login is what is to be expected where the aid says so, and a question for a person elsewhere.
pub(super) fn rule(case: &Case<'_>) -> Option<Finding> {
    let why = asks(case)?;
    if case.link.expectation.access == Access::Open {
        return Finding::new(
            Reason::LoginRequired,
            format!("{why} The aid does not say that a reader has to."),
        );
    }
    // What lies behind cannot be seen; that it is still behind a login can.
    let temporary = case.moved_away() && moved::has_temporary(case.observation);
    let reason = if temporary { Reason::OkTemporaryRedirect } else { Reason::Ok };
    Finding::new(reason, format!("{why} The aid says that a reader has to."))
}

/// How many words a page has at least that shows a text: with fewer it is left to scripts or to what
/// comes after the login.
const TEXT: usize = 40;

fn asks(case: &Case<'_>) -> Option<String> {
    let status = case.answer.status;
    if status == 402 && case.link.expectation.access == Access::Paid {
        return Some("The server asks for payment (RFC 9110, section 15.5.3).".to_owned());
    }
    if status == 401 {
        return Some("The server asks who is reading (RFC 9110, section 15.5.2).".to_owned());
    }
    if !(case.answer.shows_page() || status == 403) || !case.is_page() {
        return None;
    }
    let page = &case.page;
    let parts = case.headlines();
    let titled = |line: &Line| {
        LOGIN_NAMES.is(line) || LOGIN.within(line).is_some() || LOGIN_TITLES.within(line).is_some()
    };
    let named = case.names.iter().any(titled) || case.parts.iter().any(|part| LOGIN_NAMES.is(part));
    let length = case.length();
    let demands = |line: &Line| LOGIN.within(line).is_some() && OFFERS.within(line).is_none();
    let boxed = |block: &Block| block.form.is_some_and(|form| page.form.logins.contains(&form));
    let beside = page.main_blocks().filter(|block| !boxed(block));
    let own: usize = beside.clone().map(|block| block.line.length()).sum();
    // The aid's own text under its own title, with a box to log in beside it, is open to read.
    let unasked = beside.clone().all(|block| !demands(&block.line));
    if case.shown.own_title && own >= TEXT && unasked && status == 200 && page.form.passwords > 0 {
        return None;
    }
    let said = length < 150 && page.main_blocks().any(|block| demands(&block.line));
    let address = case.moved_away() && address::is_login(case.landed());
    // Some aids can be read without the login that they offer beside.
    let open =
        case.shown.extent >= Extent::Mentioned && length >= 50 && !named && !said && !address;
    if open {
        return None;
    }
    // Single sign-on begins with a form that sends itself (SAML 2.0 bindings, section 3.5).
    if length < 60 && case.sign(SIGN_ON_SIGNS).is_some() {
        return Some("The page sends its reader on to a single sign-on.".to_owned());
    }
    let form = &page.form;
    if status == 403 {
        return (form.passwords > 0)
            .then(|| "The server shows a form for user name and password.".to_owned());
    }
    if case.own_passwords() > 0 && (length <= 150 || named || address) {
        return Some("The page is a form for user name and password.".to_owned());
    }
    if address
        && (form.user
            || named
            || said
            || form.chrome_passwords > 0
            || address::is_login_host(case.landed()))
    {
        return Some("The reader is sent on to a login page.".to_owned());
    }
    if address && !case.shown.met() && length < 150 {
        return Some("The reader is sent on to the address of a login page.".to_owned());
    }
    if (named || said) && length < 120 && case.shown.extent < Extent::Named {
        return Some("The page asks its reader to log in.".to_owned());
    }
    // `Log in with your health card to go on`, however it goes on.
    // The link to it in a site's header is no such demand.
    let begins = page.main_blocks().any(|block| !block.linked && LOGIN_NAMES.begins(&block.line));
    if begins && length < 60 && !case.shown.met() {
        return Some("The page asks its reader to log in.".to_owned());
    }
    if said && length < 60 {
        return Some("The page asks its reader to log in before it shows more.".to_owned());
    }
    let code = parts.iter().any(|line| CODE.within(line).is_some())
        || length < 150 && page.main_blocks().any(|block| CODE.within(&block.line).is_some());
    if code && form.inputs > 0 && length < 150 {
        return Some("The page asks for a code that a reader is given beforehand.".to_owned());
    }
    // Where the aid says that there is a gate, a form that hides it is one.
    let gated = case.link.expectation.access != Access::Open;
    if gated && form.inputs > 0 && length < 100 && !case.shown.met() {
        return Some("The page is a form and hardly anything else.".to_owned());
    }
    None
}
