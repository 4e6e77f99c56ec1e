//! A table. Spreadsheets write the same table with commas, semicolons or tabs, as the country goes.

use super::collect::{NO_SCHEME, left};
use super::{List, ListError, Listed, Remark, link_words};
use crate::address::in_text::is_of_address;
use crate::address::without_credentials;
use crate::common_words::says_nothing;
use crate::lines::Lines;

/// Reads a table whose first row names its columns.
pub(super) fn read(text: &str) -> Result<List, ListError> {
    let lines = Lines::new(text);
    let (named, before) = named_delimiter(text);
    let table = &text[before..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(named.unwrap_or_else(|| delimiter(table)))
        .trim(csv::Trim::All)
        // A row that ends early leaves its last columns empty.
        .flexible(true)
        .from_reader(table.as_bytes());
    let header = reader.headers().map_err(|error| row(&error))?.clone();
    let column = |name: &str| header.iter().position(|column| column.eq_ignore_ascii_case(name));
    let Some(url) = column("url") else {
        let named = header.iter().filter(|column| !column.is_empty());
        let columns = named.map(|column| format!("`{column}`")).collect();
        return Err(ListError::NoUrlColumn { columns });
    };
    let [title, language, subject, expect] = ["title", "language", "subject", "expect"].map(column);

    let known = [Some(url), title, language, subject, expect];
    let unread = header.iter().enumerate();
    let unread = unread.filter(|(at, name)| !name.is_empty() && !known.contains(&Some(*at)));
    let unread_columns = unread.map(|(_, name)| name.to_owned()).collect();
    let mut list = List { unread_columns, ..List::default() };
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| row(&error))? {
        let start = before + record.position().map_or(0, |position| position.byte() as usize);
        let end = before + reader.position().byte() as usize;
        let places = Places::of(&record, text.get(start..end).unwrap_or_default(), start);
        let cell = |column: Option<usize>| {
            column.and_then(|column| record.get(column)).filter(|text| !text.is_empty())
        };
        let line_of = |at: usize| lines.place(text, at).line;
        let line = line_of(places.of_row());
        let remark = |line: usize, text: &str, why: &str| Remark {
            line,
            text: text.to_owned(),
            why: why.to_owned(),
        };
        let whole = || link_words::joined(&record.iter().collect::<Vec<_>>().join(" "));
        let Some(address) = cell(Some(url)) else {
            if record.iter().any(|cell| !cell.is_empty()) {
                list.remarks.push(remark(line, &whole(), "this row has no address"));
            }
            continue;
        };
        if record.iter().skip(header.len()).any(|cell| !cell.is_empty()) {
            let why = "this row has more cells than the first row; write a cell in double quotes if what separates the cells is a part of it";
            list.remarks.push(remark(line, &whole(), why));
            continue;
        }
        // A title of digits is the rest of an address with a comma in it.
        let is_rest = |cell: &str| {
            cell.contains(|c: char| c.is_ascii_digit())
                && cell.chars().all(|c| c.is_ascii() && !c.is_alphabetic() && is_of_address(c))
        };
        if title == Some(url + 1) && cell(title).is_some_and(is_rest) {
            let why = "the title has no letter in it; write the address in double quotes if the title is a part of it";
            list.remarks.push(remark(line, &whole(), why));
            continue;
        }
        if has_several(address) {
            let why = "this cell has several addresses; write a row for each";
            list.remarks.push(remark(line, address, why));
            continue;
        }
        for (index, more) in record.iter().enumerate() {
            if !more.is_empty() && !known.contains(&Some(index)) {
                let name = header.get(index).unwrap_or_default();
                let line = line_of(places.of_cell(Some(index)));
                list.left.push(left(line, &format!("{name}: {}", link_words::joined(more))));
            }
        }
        let lower = address.to_ascii_lowercase();
        if !lower.starts_with("http://") && !lower.starts_with("https://") {
            list.remarks.push(remark(line, &without_credentials(address), NO_SCHEME));
            continue;
        }
        let is_broad = |it: &String| !it.contains(char::is_alphabetic) || says_nothing(it);
        let (broad, expected): (Vec<_>, Vec<_>) =
            cell(expect).map(expected).unwrap_or_default().into_iter().partition(is_broad);
        for word in broad {
            let why = "every page has this, so it is not looked for; write a word that names the ailment or the treatment";
            list.remarks.push(remark(line_of(places.of_cell(expect)), &word, why));
        }
        let column_of_language = language;
        let said = cell(language);
        let language = said.and_then(link_words::language_code);
        if let Some(said) = said.filter(|_| language.is_none()) {
            let line = line_of(places.of_cell(column_of_language));
            list.remarks.push(remark(
                line,
                said,
                "this is no language; write its code, such as en",
            ));
        }
        let (own, mark) = link_words::marked(cell(title).unwrap_or_default());
        list.links.push(Listed {
            url: address.to_owned(),
            title: link_words::title(own),
            short: link_words::short(own),
            subject: cell(subject).and_then(link_words::title),
            heading: None,
            language: language.or(mark).or_else(|| link_words::only_language(own)),
            around: None,
            expect: expected,
            place: lines.place(text, places.of_cell(Some(url))),
            order: list.next(),
        });
    }
    Ok(list)
}

/// Where the cells of a row begin.
struct Places {
    row: usize,
    cells: Vec<usize>,
}

impl Places {
    /// The places in a row that is written so from there on. The end of the line above may be a part of it, and lines
    /// that are empty.
    fn of(record: &csv::StringRecord, written: &str, start: usize) -> Self {
        let mut at = written.len() - written.trim_start_matches(['\r', '\n']).len();
        let row = start + at;
        let cells = record.iter().map(|cell| {
            // A quotation mark in a cell is written twice.
            let begins = cell.split(['"', '\r', '\n']).find(|part| !part.is_empty());
            let rest = written.get(at..).unwrap_or_default();
            let found = begins.and_then(|begins| Some((rest.find(begins)?, begins)));
            let place = at + found.map_or(0, |(found, _)| found);
            at = place + found.map_or(0, |(_, begins)| begins.len());
            start + place
        });
        Self { row, cells: cells.collect() }
    }

    fn of_row(&self) -> usize {
        self.row
    }

    fn of_cell(&self, column: Option<usize>) -> usize {
        column.and_then(|column| self.cells.get(column)).copied().unwrap_or(self.row)
    }
}

/// What separates the columns by a line of its own before the table, `sep=;`, as Excel writes it, and how
/// many bytes come before the table.
fn named_delimiter(text: &str) -> (Option<u8>, usize) {
    let first = text.lines().next().unwrap_or_default();
    let named = first.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="));
    match (named, first.as_bytes().get(4..)) {
        (Some(_), Some(&[delimiter])) => {
            (Some(delimiter), text.find('\n').map_or(text.len(), |end| end + 1))
        }
        _ => (None, 0),
    }
}

/// What separates the columns of the first row: whatever of the three stands in it most often.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |c: u8| first.bytes().filter(|byte| *byte == c).count();
    // With none of them there is one column, and any will do.
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|c| count(*c)).unwrap_or(b',')
}

/// Whether a cell has more than one address. One may stand within another, as those of archives do.
fn has_several(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    let schemes = ["http://", "https://"];
    let mut begins = schemes.into_iter().flat_map(|scheme| lower.match_indices(scheme));
    begins.any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        before.is_some_and(|c| c.is_whitespace() || matches!(c, ',' | ';' | '|'))
    })
}

/// Words, separated by commas or semicolons, or else by spaces.
fn expected(cell: &str) -> Vec<String> {
    let words: Vec<&str> = match cell.contains([',', ';']) {
        true => cell.split([',', ';']).map(str::trim).collect(),
        false => cell.split_whitespace().collect(),
    };
    words.into_iter().filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn row(error: &csv::Error) -> ListError {
    let line = error.position().map_or(1, |position| position.line() as usize);
    ListError::Row { line, reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_spreadsheet_of_any_country_is_read() {
        let comma = "url,title,language,subject,expect\n\
            https://a.example/1,\"Scoliosis: surgery, or not?\",EN,Scoliosis,\"scoliosis, surgery\"\n\
            ,,,,\n\
            https://a.example/2,click here,,,\n\
            www.a.example,Hernia,,,\n\
            ,A title without an address,,,\n";
        let list = read(comma).unwrap();
        assert_eq!(list.links.len(), 2);
        let first = &list.links[0];
        assert_eq!(first.title.as_deref(), Some("Scoliosis: surgery, or not?"));
        assert_eq!(first.language, Some(Language::from("en")));
        assert_eq!(first.expect, ["scoliosis", "surgery"]);
        assert_eq!((first.place.line, first.place.column), (2, 1));
        assert_eq!((list.links[1].title.clone(), list.links[1].place.line), (None, 4));
        let remarks: Vec<_> = list.remarks.iter().map(|remark| remark.line).collect();
        assert_eq!(remarks, [5, 6]);

        let semicolon = read("Title;URL\r\n\"Hernia; wat nu?\";https://a.example/3\r\n").unwrap();
        assert_eq!(semicolon.links[0].title.as_deref(), Some("Hernia; wat nu?"));
        assert_eq!((semicolon.links[0].place.line, semicolon.links[0].place.column), (2, 19));
        assert_eq!(read("URL\thttps\nhttps://a.example/4\tx\n").unwrap().links.len(), 1);
        assert_eq!(read("url\nhttps://a.example/5\n").unwrap().links.len(), 1);
    }

    #[test]
    fn a_spreadsheet_may_name_its_delimiter() {
        for table in [
            "sep=;\r\ntitle;url\r\nA, B;https://a.example/1\r\n",
            "SEP=\t\nurl\ttitle\nhttps://a.example/1\tA, B\n",
        ] {
            let list = read(table).unwrap();
            assert_eq!(list.links[0].title.as_deref(), Some("A, B"));
            assert_eq!(list.links[0].place.line, 3);
        }
    }

    #[test]
    fn languages_are_read_as_people_write_them() {
        let table = "url,language\n\
            https://a.example/1,English\n\
            https://a.example/2,Néerlandais\n\
            https://a.example/3,pt-BR\n\
            https://a.example/4,\"en, nl\"\n\
            https://a.example/5,Klingon (old)\n";
        let list = read(table).unwrap();
        let codes: Vec<_> =
            list.links.iter().map(|link| link.language.as_ref().map(Language::as_str)).collect();
        assert_eq!(codes, [Some("en"), Some("nl"), Some("pt-BR"), None, None]);
        let remarks: Vec<_> = list.remarks.iter().map(|it| (it.line, it.text.as_str())).collect();
        assert_eq!(remarks, [(5, "en, nl"), (6, "Klingon (old)")]);
    }

    #[test]
    fn expected_words_that_every_page_has_are_not_looked_for() {
        let table = "url,title,expect\n\
            https://a.example/1,Scoliosis,.\n\
            https://a.example/2,Hernia,\"de, hernia\"\n\
            https://a.example/3,Ischias,oder 12\n\
            https://a.example/4,,the\n";
        let list = read(table).unwrap();
        let expected: Vec<_> = list.links.iter().map(|link| link.expect.join(" ")).collect();
        assert_eq!(expected, ["", "hernia", "", ""]);
        let remarks: Vec<_> = list.remarks.iter().map(|it| (it.line, it.text.as_str())).collect();
        assert_eq!(remarks, [(2, "."), (3, "de"), (4, "oder"), (4, "12"), (5, "the")]);
    }

    #[test]
    fn a_table_without_addresses_says_which_columns_it_has() {
        let error = read("Naam;Adres\na;b\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the first row names no column `url`; it has: `Naam`, `Adres`. Write a first row such as: url,title,language,subject,expect"
        );
        for empty in ["", "\n\n", ";;\n"] {
            assert_eq!(
                read(empty).unwrap_err().to_string(),
                "the table is empty. Write a first row such as: url,title,language,subject,expect"
            );
        }
    }
}
