//! A line that begins in a column of its own.

use super::line::Line;

/// A level of keys or items: its column, and the line that began it.
struct Level<'l, 't> {
    column: usize,
    first: &'l Line<'t>,
    is_list: bool,
}

/// The first line that stands in no level that is open, with what to do about it: or the line before
/// it, where that is the one that has left its level.
pub(super) fn astray<'l, 't>(
    lines: &'l [Line<'t>],
) -> Option<(&'l Line<'t>, &'static str, String)> {
    let mut levels: Vec<Level<'l, 't>> = Vec::new();
    let mut closed: Vec<(usize, bool)> = Vec::new();
    let mut before: Option<&Line<'_>> = None;
    let mut opener: Option<&Line<'_>> = None;
    for line in lines.iter().filter(|line| line.is_key()) {
        let column = line.indentation;
        let is_list = line.key_column() > column;
        let top = levels.last().map_or(0, |level| level.column);
        if levels.is_empty() || (column > top && before.is_some_and(Line::opens)) {
            levels.push(Level { column, first: line, is_list });
        } else if column > top {
            let previous = before?;
            // The line before was where this one is, or should have been.
            let left = closed.iter().any(|(closed, _)| *closed == column)
                || opener.is_some_and(|opener| opener.key_column() == previous.indentation);
            return Some(match left {
                true => moved(previous, column),
                false => moved(line, top),
            });
        } else {
            closed.clear();
            while levels.last().is_some_and(|level| level.column > column) {
                let level = levels.pop()?;
                if level.column == column + 2 && is_list && !level.is_list && !has(&levels, column)
                {
                    let (first, written) = (level.first, level.first.written);
                    let message = "there is no hyphen before the first item of this list";
                    let spaces = spaces(column);
                    return Some((
                        first,
                        message,
                        format!("put {spaces} before it and write - {written}"),
                    ));
                }
                closed.push((level.column, level.is_list));
            }
            let below_its_key =
                before.is_some_and(|before| before.opens() && before.key_column() == column);
            if is_list && below_its_key {
                levels.push(Level { column, first: line, is_list });
            }
            let fits =
                |level: &Level<'_, '_>| level.column == column && (level.is_list || !is_list);
            if !levels.iter().any(fits) {
                let open = levels.iter().map(|level| (level.column, level.is_list));
                let near = closed.iter().copied().chain(open).filter(|(_, list)| *list || !is_list);
                let (due, _) = near.min_by_key(|(level, _)| level.abs_diff(column))?;
                return Some(moved(line, due));
            }
        }
        if is_list {
            levels.push(Level { column: line.key_column(), first: line, is_list: false });
        }
        opener = before.filter(|before| before.opens());
        before = Some(line);
    }
    None
}

fn has(levels: &[Level<'_, '_>], column: usize) -> bool {
    levels.iter().any(|level| level.column == column)
}

fn moved<'l, 't>(line: &'l Line<'t>, due: usize) -> (&'l Line<'t>, &'static str, String) {
    let help = format!("put {} before it, as before the others", spaces(due));
    (line, "this line does not begin in the column of the lines that it belongs to", help)
}

fn spaces(count: usize) -> String {
    match count {
        0 => "no spaces".to_owned(),
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}
