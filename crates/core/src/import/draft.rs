//! Reading a plain text as a page: what each of its parts is.

use std::collections::{BTreeMap, BTreeSet};

use super::Remark;
use super::aid_line::AidLine;
use super::footer::{self, Footer};
use super::layout::{Group, Line, groups, item, reference, without_number};
use super::parts::{aid_of, apart, is_address, without_address, without_addresses};
use super::problems::Problem;
use super::prose;
use crate::scaffold::TODO;

/// A page as far as it could be made out.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: Option<String>,
    /// Paragraphs and lists, as Markdown.
    pub(super) intro: Vec<String>,
    /// The problems that the introduction lists.
    pub(super) problems: Vec<Problem>,
    /// Which problem has a name, of those the first.
    pub(super) problem_by_name: BTreeMap<String, usize>,
    /// The problems whose names stand on lines of their own.
    headed: BTreeSet<usize>,
    pub(super) sections: Vec<Section>,
    pub(super) aids_heading: Option<String>,
    pub(super) aids_intro: Vec<String>,
    pub(super) aids: Vec<Found>,
    pub(super) footer: Footer,
    /// The numbered addresses.
    pub(super) addresses: BTreeMap<u32, String>,
    pub(super) remarks: Vec<Remark>,
    /// What the text says and nothing has a place for, as comments in the page's file.
    pub(super) left: Vec<String>,
    /// Lines of the introduction that look like headings.
    like_headings: Vec<Line>,
}

/// A heading with its text.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) line: usize,
    pub(super) heading: String,
    /// Which of the problems it is about.
    pub(super) problem: Option<usize>,
    pub(super) body: Vec<String>,
}

/// An aid's line with the lines below it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) line: Line,
    pub(super) aid: AidLine,
    pub(super) details: Vec<Line>,
}

/// Where the next lines belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Intro,
    Section,
    Aids,
    Footer,
}

pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let groups = groups(text, &mut draft.remarks);
    let mut groups = without_addresses(groups, &mut draft.addresses);
    draft.take_title(&mut groups);
    let groups: Vec<Group> = groups.into_iter().flat_map(apart).collect();
    let overview = draft.find_problems(&groups);
    draft.find_headed(&groups, overview);
    let mut place = Place::Intro;
    for (index, group) in groups.into_iter().enumerate() {
        // The overview is made from the sections.
        if Some(index) == overview {
            continue;
        }
        match group {
            // What stands above the list of problems leads up to it, whatever words it begins with.
            Group::Lines(lines)
                if overview.is_some_and(|list| index < list)
                    && !lines.iter().any(|line| aid_of(line).is_some()) =>
            {
                draft.add_text(lines, Place::Intro);
            }
            group => place = draft.add(group, place),
        }
    }
    draft.find_unused_addresses(text);
    draft.name_lines_like_headings();
    draft
}

/// A heading that is not marked as one, above its text, has no more words.
const MOST_WORDS_OF_A_HEADING: usize = 4;

/// Whether a line has no more words than a heading that asks something.
fn is_title(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    text.split_whitespace().count() <= MOST_WORDS
}

/// Whether a line looks like a heading above its text, or one by itself.
fn is_like_heading(line: &Line, next: Option<&Line>) -> bool {
    let is_apart = line.text.ends_with([':', '?'])
        && next.is_some_and(|next| next.text.starts_with(char::is_uppercase));
    let is_alone = next.is_none() && !line.text.ends_with(['.', ',', ';', '!', ':']);
    is_title(&line.text)
        && line.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !has_address(line)
        && (is_apart || is_alone)
}

const NO_PATTERN: &str = "fits no pattern of an aid's line; kept in the text above the aids";

const LIKE_AN_AID: &str =
    "ends with an address, and fits no pattern of an aid's line; kept in the text where it stands";

/// Whether a line ends with an address or the number of one, and no sentence does.
fn ends_with_address(line: &Line, addresses: &BTreeMap<u32, String>) -> bool {
    let is_open = !line.text.ends_with(['.', ',', ';', '!', '?']);
    let number = |text: &str| text.strip_prefix('[')?.strip_suffix(']')?.parse::<u32>().ok();
    let of_text = |address: &str| number(address).is_none_or(|it| addresses.contains_key(&it));
    is_open && (is_address(&line.text) || without_address(&line.text).1.is_some_and(of_text))
}

/// The lines that have an address: where one is nothing else, the line above, which says what it is of.
fn words_of<'l>(lines: &'l [Line], has_address: impl Fn(&Line) -> bool) -> Vec<&'l Line> {
    let places = (0..).zip(lines).filter(|(_, line)| has_address(line));
    let above = |(at, line): (usize, &'l Line)| {
        let above = lines.get(at.wrapping_sub(1)).filter(|above| !has_address(above));
        above.filter(|_| is_address(&line.text)).unwrap_or(line)
    };
    places.map(above).collect()
}

fn has_address(line: &Line) -> bool {
    line.text.contains("://")
}

fn is_aids_heading(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "decision aid",
        "keuzehulp",
        "beslishulp",
        "entscheidungshilfe",
        "aides à la décision",
        "aide à la décision",
        "ayuda para decidir",
        "ayudas para decidir",
        "ayuda para la decisión",
        "ayudas para la decisión",
        "ayuda para la toma de decisiones",
        "ayudas para la toma de decisiones",
        "ayuda a la decisión",
        "ayudas a la decisión",
    ];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

impl Draft {
    fn remark(&mut self, line: usize, text: &str, why: impl Into<String>) {
        self.remarks.push(Remark { line, text: text.to_owned(), why: why.into() });
    }

    /// The title is the first line, if that stands out from what follows.
    fn take_title(&mut self, groups: &mut Vec<Group>) {
        let title = match groups.first_mut() {
            Some(Group::Heading(line)) => Some(line.text.clone()),
            Some(Group::Lines(lines)) => match lines.as_slice() {
                [first, ..] if first.text.ends_with(['.', ':']) => None,
                [only] => Some(only.text.clone()),
                [first, ..] => {
                    // The rest of the group is the introduction.
                    self.title = Some(first.text.clone());
                    lines.remove(0);
                    return;
                }
                [] => None,
            },
            None => None,
        };
        if title.is_some() {
            groups.remove(0);
        }
        self.title = title;
    }

    /// Finds the problems whose names stand on lines of their own, outside of the list of them and above the aids, which
    /// may be grouped by problem too.
    fn find_headed(&mut self, groups: &[Group], overview: Option<usize>) {
        let is_of_text = |group: &&Group| match group {
            Group::Heading(line) => !is_aids_heading(&line.text),
            Group::Lines(lines) => {
                !lines.iter().any(|line| is_aids_heading(&line.text) || aid_of(line).is_some())
            }
        };
        let above = groups.iter().take_while(is_of_text).enumerate();
        let others = above.filter(|(index, _)| Some(*index) != overview);
        let lines = others.filter_map(|(_, group)| match group {
            Group::Heading(line) => Some(&line.text),
            Group::Lines(lines) => lines.first().map(|line| &line.text),
        });
        let headings = lines.filter(|line| item(line).is_none());
        self.headed =
            headings.filter_map(|line| self.problem_named(line.trim_end_matches(':'))).collect();
    }

    fn add(&mut self, group: Group, place: Place) -> Place {
        match group {
            Group::Heading(line) => self.add_heading(line, place),
            Group::Lines(lines) => self.add_lines(lines, place),
        }
    }

    fn add_heading(&mut self, line: Line, place: Place) -> Place {
        if footer::is_addresses_heading(&line.text) {
            return Place::Footer;
        }
        if is_aids_heading(&line.text) && self.problem_named(&line.text).is_none() {
            self.aids_heading = Some(line.text);
            return Place::Aids;
        }
        let problem = self.problem_named(&line.text);
        let has_section = self.sections.iter().any(|it| problem.is_some() && it.problem == problem);
        if place == Place::Aids && (has_section || problem.is_none()) {
            let why = "is a heading among the aids; left out, because a page sorts them itself";
            self.remark(line.number, &line.text, why);
            return Place::Aids;
        }
        let heading = without_number(&line.text).to_owned();
        self.sections.push(Section { line: line.number, heading, problem, body: Vec::new() });
        Place::Section
    }

    fn add_lines(&mut self, mut lines: Vec<Line>, place: Place) -> Place {
        if matches!(lines.as_slice(), [only] if footer::is_rule(&only.text)) {
            return Place::Footer;
        }
        if let Some(first) = lines.iter().position(|line| aid_of(line).is_some()) {
            let aids = lines.split_off(first);
            if lines
                .first()
                .is_some_and(|line| is_aids_heading(&line.text) && !line.text.ends_with('.'))
            {
                let heading = lines.remove(0);
                self.aids_heading = Some(heading.text.trim_end_matches(':').to_owned());
            }
            if !lines.is_empty() {
                // They look like the lines of aids, and none of them is one. Those with an address
                // are remarked upon wherever they stand.
                let is_first = self.aids.is_empty();
                let later = words_of(&lines, has_address);
                for line in lines.iter().filter(|it| is_first && !later.contains(it)) {
                    self.remark(line.number, &line.text, NO_PATTERN);
                }
                self.add_lines(lines, Place::Aids);
            }
            self.add_aids(aids);
            return Place::Aids;
        }
        if place == Place::Footer {
            lines.retain(|line| !self.footer.take(line, &self.addresses));
            if lines.is_empty() {
                return Place::Footer;
            }
        }
        if place != Place::Aids
            && let Some(place) = self.begin_section(&mut lines)
        {
            return if lines.is_empty() { place } else { self.add_lines(lines, place) };
        }
        self.add_text(lines, place);
        place
    }

    /// A heading that is not marked as one: a problem's name on a line of its own or at the start of
    /// a paragraph, or a line about decision aids.
    fn begin_section(&mut self, lines: &mut Vec<Line>) -> Option<Place> {
        let first = lines.first()?.clone();
        let alone = first.text.trim_end_matches(':');
        if lines.len() == 1 && is_aids_heading(alone) && !alone.ends_with('.') && alone.len() < 80 {
            lines.clear();
            self.aids_heading = Some(alone.to_owned());
            return Some(Place::Aids);
        }
        // The same on a line above its text, without a blank line between the two.
        let goes_on = |line: &Line| line.text.starts_with(char::is_uppercase);
        let is_short = alone.split_whitespace().count() <= MOST_WORDS_OF_A_HEADING;
        if lines.get(1).is_some_and(goes_on)
            && is_aids_heading(alone)
            && is_short
            && !has_address(&first)
            && !alone.ends_with(['.', ',', '!', '?', ';'])
        {
            lines.remove(0);
            self.aids_heading = Some(alone.to_owned());
            return Some(Place::Aids);
        }
        let open = |draft: &Self, problem: usize| {
            !draft.sections.iter().any(|it| it.problem == Some(problem))
        };
        if let Some(problem) = self.problem_named(alone).filter(|problem| open(self, *problem)) {
            lines.remove(0);
            let section = Section {
                line: first.number,
                heading: without_number(alone).to_owned(),
                problem: Some(problem),
                body: Vec::new(),
            };
            self.sections.push(section);
            return Some(Place::Section);
        }
        // "Herniated disc. It often recovers …" has its heading in front, "Herniated discs often …"
        // has none but its subject.
        let (problem, run_in) = self.problem_at_start(&first.text)?;
        // Where its name stands alone as well, a sentence that begins with it speaks of it in another problem's text.
        if !open(self, problem) || self.headed.contains(&problem) {
            return None;
        }
        // "Torn meniscus - what to do?" is a heading as a whole.
        let is_alone = lines.len() == 1 && !first.text.ends_with(['.', ',', ';', '!']);
        if is_title(&first.text) && (is_alone || first.text.ends_with('?')) {
            lines.remove(0);
            let heading = without_number(alone).to_owned();
            let (line, problem) = (first.number, Some(problem));
            self.sections.push(Section { line, heading, problem, body: Vec::new() });
            return Some(Place::Section);
        }
        let heading = self.problems.get(problem)?.name.clone();
        if let (Some(length), Some(line)) = (run_in, lines.first_mut()) {
            let rest = line.text.split_off(length);
            line.text = rest.trim_start_matches(['.', ':', ' ', '–', '-']).to_owned();
        }
        let body = vec![self.markdown(lines)];
        lines.clear();
        self.sections.push(Section { line: first.number, heading, problem: Some(problem), body });
        Some(Place::Section)
    }

    fn add_text(&mut self, lines: Vec<Line>, place: Place) {
        let Some(Line { number: first, indent, text: shown }) = lines.first().cloned() else {
            return;
        };
        if footer::is_made_by_pages(&lines) {
            return self.remark(first, &shown, "left out: every page says this by itself");
        }
        if place == Place::Intro {
            let like = lines.first().filter(|line| is_like_heading(line, lines.get(1)));
            self.like_headings.extend(like.cloned());
        }
        if prose::is_table(&lines) {
            let why = "has columns; kept line by line with | between its cells, for you to make a list or sentences of it";
            self.remark(first, &shown, why);
        }
        if matches!(place, Place::Intro | Place::Section) {
            let ends = |line: &Line| ends_with_address(line, &self.addresses);
            for line in words_of(&lines, ends) {
                self.remark(line.number, &line.text, LIKE_AN_AID);
            }
        }
        let text = self.markdown(&lines);
        match place {
            Place::Intro => self.intro.push(text),
            Place::Section => match self.sections.last_mut() {
                Some(section) => section.body.push(text),
                None => self.intro.push(text),
            },
            Place::Aids if self.aids.is_empty() => {
                // An introduction has no address in it; the line of an aid has.
                for line in words_of(&lines, has_address) {
                    self.remark(line.number, &line.text, NO_PATTERN);
                }
                // "About the hip": a heading of aids, which has no place of its own.
                if let [only] = lines.as_slice()
                    && !has_address(only)
                    && is_like_heading(only, None)
                {
                    self.remark(first, &shown, NO_PATTERN);
                }
                self.aids_intro.push(text);
            }
            Place::Aids => match self.aids.last_mut().filter(|_| indent > 0) {
                Some(aid) => aid.details.extend(lines),
                None => {
                    self.aids_intro.push(text);
                    self.remark(first, &shown, NO_PATTERN);
                }
            },
            Place::Footer => {
                self.remark(
                    first,
                    &shown,
                    "stood below the end of the page; kept in the text above the aids",
                );
                self.aids_intro.push(text);
            }
        }
    }

    fn add_aids(&mut self, lines: Vec<Line>) {
        // Lines that are no aid's: what stands below them is not about the aid above them.
        let mut other: Vec<Line> = Vec::new();
        let mut astray = false;
        for line in lines {
            // What is set in below an aid's line is about that aid, whatever words it has.
            let is_detail = self.aids.last().is_some_and(|aid| line.indent > aid.line.indent);
            if let Some(aid) = aid_of(&line).filter(|_| !is_detail) {
                self.add_other(&mut other);
                astray = false;
                let address = without_address(&line.text).1.map(str::to_owned);
                let detail = address.map(|text| Line { text, ..line.clone() });
                self.aids.push(Found { line, aid, details: detail.into_iter().collect() });
                continue;
            }
            let below = |aid: &Found| {
                line.indent > aid.line.indent
                    || item(&line.text).is_some()
                    || line.text.ends_with(']')
                    || is_address(&line.text)
            };
            match self.aids.last_mut().filter(|aid| !astray && below(aid)) {
                Some(last) => last.details.push(line),
                None => {
                    astray = true;
                    // An address ends what it is the address of.
                    let ends = is_address(&line.text) || line.text.ends_with(']');
                    other.push(line);
                    if ends {
                        self.add_other(&mut other);
                    }
                }
            }
        }
        self.add_other(&mut other);
    }

    /// Keeps lines that look like an aid's, and are none, in the text above the aids.
    fn add_other(&mut self, lines: &mut Vec<Line>) {
        let lines = std::mem::take(lines);
        for line in lines.iter().filter(|line| !is_address(&line.text)) {
            self.remark(line.number, &line.text, NO_PATTERN);
        }
        if !lines.is_empty() {
            let text = self.markdown(&lines);
            self.aids_intro.push(text);
        }
    }

    fn find_unused_addresses(&mut self, text: &str) {
        for (index, line) in text.lines().enumerate() {
            let Some((number, _)) = reference(line.trim()) else { continue };
            if text.matches(&format!("[{number}]")).count() == 1 {
                let why = "nothing in the text refers to this number; kept as a comment in the page's file";
                self.remark(index + 1, line.trim(), why);
                self.left.push(format!("{TODO}: see what this address is for: {}", line.trim()));
            }
        }
    }

    /// Where no heading was found, all of the text is the introduction, though it may have some.
    fn name_lines_like_headings(&mut self) {
        let lines = std::mem::take(&mut self.like_headings);
        for line in lines.iter().filter(|_| self.sections.is_empty()) {
            let why = "may be a heading, and none was found in the text; kept in the introduction; to make it one, write ## and a space before it";
            self.remarks.push(Remark {
                line: line.number,
                text: line.text.clone(),
                why: why.to_owned(),
            });
        }
    }

    fn markdown(&self, lines: &[Line]) -> String {
        prose::markdown(lines, &self.addresses)
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn sections(text: &str) -> Vec<(String, usize)> {
        let sections = read(text).sections.into_iter();
        sections.map(|section| (section.heading, section.body.len())).collect()
    }

    #[test]
    fn a_heading_of_aids_is_named_wherever_it_stands() {
        let draft = read(
            "Pain\n\nThis page is about:\n\n- Hip\n- Knee\n\nHip\n\nIt hurts.\n\nKnee\n\nIt hurts.\n\nDecision aids\n\n\
             Talk to your doctor about these.\n\nAbout the hip\n\nHip (OHRI): surgery or no surgery EN\n\n\
             About the knee\n\nKnee (OHRI): surgery or no surgery EN\n",
        );
        let named = draft.remarks.iter().filter(|it| it.why == super::NO_PATTERN);
        assert_eq!(
            named.map(|it| &*it.text).collect::<Vec<_>>(),
            ["About the hip", "About the knee"]
        );
    }

    #[test]
    fn names_among_the_aids_are_no_headings_of_the_text() {
        let text = "Back pain\n\nThis page is about:\n\n- Hernia\n- Scoliosis\n\nHernia. It often heals.\n\n\
            Scoliosis. It is a curve.\n\nDecision aids\n\nHernia\n\nHernia (OHRI): surgery or no surgery EN\n\n\
            Scoliosis\n\nScoliosis (OHRI): surgery or no surgery EN\n";
        assert_eq!(sections(text), [("Hernia".to_owned(), 1), ("Scoliosis".to_owned(), 1)]);
    }

    #[test]
    fn the_gap_behind_a_bullet_parts_no_cells() {
        for (mark, shown) in
            [("•", "-"), ("-", "-"), ("·", "-"), ("\u{f0b7}", "-"), ("§", "-"), ("o", "-")]
        {
            let text = format!(
                "Back pain\n\nThis page is about:\n\n- Hip\n- Knee\n\nHip\n\n{mark}\trest\n{mark}\texercise\n"
            );
            let body = read(&text).sections[0].body.join("\n\n");
            assert_eq!(body, format!("{shown} rest\n{shown} exercise"), "{mark}");
        }
        let text = "Back pain\n\nThis page is about:\n\n- Hip\n- Knee\n\nHip\n\n1.\tFirst, rest.\n2.\tThen walk.\n";
        assert_eq!(read(text).sections[0].body.join("\n\n"), "1. First, rest.\n2. Then walk.");
        let text = "Back pain\n\nThis page is about:\n\n- Hip\n- Knee\n\nHip\n\n• exercise\n  o walking\n  o swimming\n• rest\n";
        let body = read(text).sections[0].body.join("\n\n");
        assert_eq!(body, "- exercise\n  - walking\n  - swimming\n- rest");
        let table =
            "Back pain\n\nThis page is about:\n\n- Hip\n- Knee\n\nHip\n\nDrug\tdose\nA\t5 mg\n";
        assert_eq!(read(table).sections[0].body.join("\n\n"), "Drug | dose\\\nA | 5 mg");
    }

    #[test]
    fn a_sentence_that_begins_with_another_problem_stays_where_it_stands() {
        let dutch = "Rugpijn\n\nDeze pagina gaat over:\n\n- Hernia\n- Scoliose\n\nHernia\n\n\
            Neem hooguit 4 keer per dag 500 mg.\n\nScoliose geeft soms dezelfde klachten.\n\n\
            Neem geen ibuprofen bij een maagzweer.\n\nScoliose\n\nDe rug is zijwaarts krom.\n";
        assert_eq!(sections(dutch), [("Hernia".to_owned(), 3), ("Scoliose".to_owned(), 1)]);
        // Where no line has the name alone, the paragraph begins the section.
        let english = "Back pain\n\nThis page is about:\n\n- Herniated disc\n- Scoliosis\n\n\
            Herniated discs often recover.\n\nScoliosis is a curve of the spine.\n";
        assert_eq!(sections(english).last(), Some(&("Scoliosis".to_owned(), 1)));
    }
}
