//! Whose an aid is, by the words and the address of a text.

use std::collections::BTreeSet;

use url::Url;

use super::aids::{Matched, provider_named};
use super::maker::Maker;
use crate::model::ProviderId;
use crate::scaffold::{NewLink, NewProvider, id_from};

impl Maker<'_> {
    /// The provider of a new aid, and the aid's subject: with the provider in it, as the text has
    /// it, where the provider cannot be told.
    pub(super) fn provider(
        &mut self,
        matched: &Matched<'_>,
        links: &[NewLink],
    ) -> (Option<ProviderId>, String) {
        let line = &matched.found.aid;
        let hosts: Vec<String> = links
            .iter()
            .filter_map(|link| Some(Url::parse(&link.url).ok()?.host_str()?.to_owned()))
            .collect();
        let names = line.provider.iter().chain(&matched.details.names);
        let known = names.into_iter().find_map(|name| provider_named(self.existing, name));
        if let Some(provider) = known
            && hosts.iter().all(|host| provider.owns(host))
        {
            return (Some(provider.file.stem().into()), line.subject.clone());
        }
        // Whose host it is says more than a name that no provider has.
        let of_host = hosts.first().and_then(|host| {
            let mut providers = self.existing.providers.values();
            providers.find(|provider| hosts.iter().all(|it| it == host) && provider.owns(host))
        });
        if let (None, Some(provider), Some(name)) = (known, of_host, &line.provider) {
            let why =
                format!("`{name}` is taken for {}, whose host its address is on", provider.file);
            self.remarks.push(matched.remark(why));
            return (Some(provider.file.stem().into()), line.subject.clone());
        }
        let made = known.is_none().then(|| self.new_provider(matched, links)).flatten();
        match (made, &line.provider) {
            (Some(id), _) => (Some(id), line.subject.clone()),
            (None, None) => (None, line.subject.clone()),
            (None, Some(name)) => {
                let why = match known {
                    Some(provider) => format!(
                        "its address is not on a host of {}; `{name}` is kept in the subject",
                        provider.file
                    ),
                    None => format!(
                        "there is no provider `{name}`, and no address to make one from; `{name}` is kept in the subject"
                    ),
                };
                self.remarks.push(matched.remark(why));
                (None, format!("{} ({name})", line.subject))
            }
        }
    }

    /// A provider made from the address of its first aid.
    fn new_provider(&mut self, matched: &Matched<'_>, links: &[NewLink]) -> Option<ProviderId> {
        let short_name = matched.found.aid.provider.clone();
        let full_name = matched.details.names.first().cloned();
        let id = ProviderId::from(id_from(short_name.as_ref().or(full_name.as_ref())?)?.as_str());
        let mut home = Url::parse(&links.first()?.url).ok()?;
        home.set_path("/");
        home.set_query(None);
        home.set_fragment(None);
        let hosts: BTreeSet<_> = links
            .iter()
            .map(|link| {
                Url::parse(&link.url).ok().and_then(|url| url.host_str().map(str::to_owned))
            })
            .collect();
        let owned = self.existing.provider_of_host(home.host_str()?).is_some();
        if hosts.len() > 1 || owned || self.existing.providers.contains_key(&id) {
            return None;
        }
        let provider = NewProvider {
            id: id.clone(),
            name: full_name.or_else(|| short_name.clone())?,
            short_name,
            home,
        };
        let yaml = provider.to_yaml();
        match self.made.providers.iter().find(|(known, _)| *known == id) {
            // The same name with another address: one of the two is not the provider's own.
            Some((_, known)) if *known != yaml => return None,
            Some(_) => {}
            None => {
                let why = format!(
                    "providers/{id}.yaml was made from the aid's address; put its name and home page right"
                );
                self.remarks.push(matched.remark(why));
                self.made.providers.push((id.clone(), yaml));
            }
        }
        Some(id)
    }
}
