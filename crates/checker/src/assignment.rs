//! What an audit is asked to do.

use signpost_core::Link;
use signpost_core::report::Scope;

/// Which links are to be asked, and what else the content has.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// The links to ask.
    pub links: Vec<Link>,
    /// The content's other links, which say what the links of one host have in common.
    pub others: Vec<Link>,
    /// How the links were chosen.
    pub scope: Scope,
}

impl From<Vec<Link>> for Assignment {
    /// All links of the content.
    fn from(links: Vec<Link>) -> Self {
        Self { links, others: Vec::new(), scope: Scope::Whole }
    }
}
