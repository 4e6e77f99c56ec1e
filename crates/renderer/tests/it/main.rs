//! What a site becomes. One test binary, because each takes its time to link.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod always;
mod audit;
mod content;
mod dates;
mod forms;
mod hostile;
mod html;
mod lines;
mod lost_home;
mod month;
mod named;
mod notices;
mod signs;
mod site;
mod statics;
mod tags;
mod templates;
mod text;
mod text_links;
mod whole;
mod write;
