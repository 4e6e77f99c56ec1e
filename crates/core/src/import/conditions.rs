//! Which condition each section is about.

use std::collections::{BTreeMap, BTreeSet};

use super::aids::Matched;
use super::draft::Draft;
use super::names::Likeness;
use super::problems::Problem;
use super::{Remark, Request, empty_section};
use crate::model::{Aid, ConditionId, Entry, Site};
use crate::scaffold::{NewSection, id_from};
use crate::suggest::key;

/// The sections of the page, each problem with its condition.
pub(super) fn assign(
    draft: &Draft,
    aids: &[Matched<'_>],
    request: &Request<'_>,
    existing: &Site,
    remarks: &mut Vec<Remark>,
) -> Vec<NewSection> {
    let problems = problems(draft, remarks);
    let conditions = conditions(&problems, aids, request, existing, remarks);
    let mut sections = Vec::new();
    for section in &draft.sections {
        let problem = section
            .problem
            .or_else(|| problems.iter().position(|problem| problem.line == section.line));
        if problem.is_none() {
            remarks.push(Remark {
                line: section.line,
                text: section.heading.clone(),
                why: "is none of the problems that the introduction lists; kept as a section without a condition".to_owned(),
            });
        }
        if section.body.is_empty() {
            remarks.push(Remark {
                line: section.line,
                text: section.heading.clone(),
                why: "has no text below it".to_owned(),
            });
        }
        sections.push(NewSection {
            condition: problem.and_then(|problem| conditions.get(problem).cloned()),
            heading: Some(section.heading.clone()),
            also_called: problem
                .and_then(|it| Some(others(problems.get(it)?, &section.heading)))
                .unwrap_or_default(),
            body: (!section.body.is_empty()).then(|| section.body.join("\n\n")),
        });
    }
    let mut next = 0;
    for (problem, condition) in problems.iter().zip(&conditions) {
        let there = |section: &NewSection| section.condition.as_ref() == Some(condition);
        // Most often they are in the order of the list.
        let (front, back) = sections.split_at(next);
        let behind = || Some(next + back.iter().position(there)?);
        if let Some(place) = behind().or_else(|| front.iter().position(there)) {
            next = place + 1;
            continue;
        }
        remarks.push(Remark {
            line: problem.line,
            text: problem.name.clone(),
            why: "is listed in the introduction, but has no heading; a section was added for it"
                .to_owned(),
        });
        let section = empty_section(condition.clone(), Some(problem.name.clone()));
        // After the problem that it follows in the list.
        sections.insert(next, NewSection { also_called: problem.others.clone(), ..section });
        next += 1;
    }
    sections
}

/// The problems of the page. Where the introduction lists none, every heading is taken for one.
fn problems(draft: &Draft, remarks: &mut Vec<Remark>) -> Vec<Problem> {
    if !draft.problems.is_empty() {
        return draft.problems.clone();
    }
    if let Some(first) = draft.sections.first() {
        remarks.push(Remark {
            line: first.line,
            text: first.heading.clone(),
            why:
                "no list of problems was found in the introduction; every heading is taken for one"
                    .to_owned(),
        });
    }
    let sections = draft.sections.iter();
    sections
        .map(|it| Problem { line: it.line, name: it.heading.clone(), others: Vec::new() })
        .collect()
}

/// The other names of a problem. A heading that is one of them makes the bullet's name another.
fn others(problem: &Problem, heading: &str) -> Vec<String> {
    problem.names().filter(|name| key(name) != key(heading)).map(str::to_owned).collect()
}

/// The conditions of the problems: what the content calls them already, by their names, by the aids
/// listed or by their places in a translation; else new ones.
fn conditions(
    problems: &[Problem],
    aids: &[Matched<'_>],
    request: &Request<'_>,
    existing: &Site,
    remarks: &mut Vec<Remark>,
) -> Vec<ConditionId> {
    let mut found: Vec<Option<ConditionId>> =
        problems.iter().map(|problem| by_name(problem, request, existing)).collect();
    by_aids(&mut found, problems, aids, Likeness::is_sure);
    by_place(&mut found, problems, request, existing, remarks);
    for (problem, aid) in by_aids(&mut found, problems, aids, |like| !like.is_none()) {
        remarks.push(Remark {
            line: problem.line,
            text: problem.name.clone(),
            why: format!("taken for `{}`, because it has a word of {}", aid.condition, aid.file),
        });
    }
    let mut taken: BTreeSet<ConditionId> = found.iter().flatten().cloned().collect();
    // How many have each name, so that ten thousand of one name are not counted again for each.
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    let fallback = request.page.as_str();
    found
        .into_iter()
        .zip(problems)
        .map(|(condition, problem)| {
            condition.unwrap_or_else(|| {
                let name = id_from(&problem.name).unwrap_or_else(|| fallback.to_owned());
                let number = counted.entry(name.clone()).or_insert(0);
                loop {
                    *number += 1;
                    let id = match *number {
                        1 => ConditionId::from(name.as_str()),
                        number => ConditionId::from(format!("{name}-{number}").as_str()),
                    };
                    if taken.insert(id.clone()) {
                        break id;
                    }
                }
            })
        })
        .collect()
}

fn by_name(problem: &Problem, request: &Request<'_>, existing: &Site) -> Option<ConditionId> {
    let names: Vec<String> = problem.names().map(key).collect();
    let pages = existing.pages.iter().filter(|page| page.language == request.language);
    let sections = pages.flat_map(|page| &page.sections);
    sections
        .filter(|section| {
            let all = [&section.heading].into_iter().chain(&section.also_called);
            all.map(|name| key(name)).any(|name| names.contains(&name))
        })
        .find_map(|section| section.condition.clone())
}

/// A translation that has as many problems has them in the same order, more often than not.
fn by_place(
    found: &mut [Option<ConditionId>],
    problems: &[Problem],
    request: &Request<'_>,
    existing: &Site,
    remarks: &mut Vec<Remark>,
) {
    let twin = existing
        .pages
        .iter()
        .find(|page| page.id == request.page && page.language != request.language);
    let Some(twin) = twin else { return };
    let theirs: Vec<&ConditionId> =
        twin.sections.iter().filter_map(|section| section.condition.as_ref()).collect();
    if theirs.len() != problems.len() {
        return;
    }
    let mut used: BTreeSet<ConditionId> = found.iter().flatten().cloned().collect();
    for ((condition, problem), own) in theirs.into_iter().zip(problems).zip(found) {
        if own.is_none() && used.insert(condition.clone()) {
            *own = Some(condition.clone());
            remarks.push(Remark {
                line: problem.line,
                text: problem.name.clone(),
                why: format!("taken for `{condition}`, by its place in {}", twin.file),
            });
        }
    }
}

/// Gives problems that are enough like the subjects of known aids their conditions, and says which.
fn by_aids<'s>(
    found: &mut [Option<ConditionId>],
    problems: &'s [Problem],
    aids: &[Matched<'s>],
    is_enough: impl Fn(Likeness) -> bool,
) -> Vec<(&'s Problem, &'s Entry<Aid>)> {
    let mut given = Vec::new();
    for matched in aids {
        let Some(aid) = matched.known else { continue };
        if found.iter().flatten().any(|condition| *condition == aid.condition) {
            continue;
        }
        let open = problems.iter().zip(&mut *found).filter(|(_, condition)| condition.is_none());
        let best = open
            .map(|(problem, condition)| (like(problem, matched.subject()), problem, condition))
            .filter(|(like, ..)| is_enough(*like))
            // The first of those that are most alike.
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((_, problem, condition)) = best {
            *condition = Some(aid.condition.clone());
            given.push((problem, aid));
        }
    }
    given
}

/// How much a problem is like the subject of an aid.
pub(super) fn like(problem: &Problem, subject: &str) -> Likeness {
    problem.names().map(|name| Likeness::of(name, subject)).max().unwrap_or_default()
}
