//! A new provider.

use url::Url;

use crate::model::ProviderId;
use crate::yaml::{list, scalar};

/// What is known of a new provider.
#[derive(Debug, Clone)]
pub struct NewProvider {
    /// Its id.
    pub id: ProviderId,
    /// Its full name.
    pub name: String,
    /// The name shown in the lines of its aids, if they are to show one.
    pub short_name: Option<String>,
    /// The address of its home page.
    pub home: Url,
}

impl NewProvider {
    /// The text of its file. The provider's one known host is that of its home page.
    pub fn to_yaml(&self) -> String {
        let mut yaml =
            "# yaml-language-server: $schema=../../schemas/provider.schema.json\n".to_owned();
        yaml += &format!(
            "id: {}\nname: {}\n",
            scalar(self.id.as_str(), false),
            scalar(&self.name, false)
        );
        if let Some(short_name) = &self.short_name {
            yaml += &format!("short_name: {}\n", scalar(short_name, false));
        }
        yaml += &format!("home: {}\n", scalar(self.home.as_str(), false));
        let host = self.home.host_str().unwrap_or_default().to_lowercase();
        yaml += &format!("hosts: {}\n", list(&[host]));
        yaml
    }
}
