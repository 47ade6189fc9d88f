//! Tables whose columns are held apart by spaces alone, as copied from a page or printed by a terminal.
//!
//! Shape: lines without a blank line between them, of which several have three fields or more, parted by two spaces or
//! more. A column is what lies between two gutters: stretches that no such line writes into. Lines that begin with an
//! empty first column go on with the row above, or belong to the row whose number stands in its middle ([`centred`]). In a
//! table that counts its rows blank lines may stand behind the head and between the rows, as they do where the cells of a
//! page have a margin.

mod centred;
mod columns;
mod fields;
mod pages;
mod spanned;

use std::ops::Range;

use model::{Fragment, FragmentOrigin, GridRow, Region};

use self::columns::{column_of, shown_columns};
use self::fields::{Field, fields};
use super::line::Line;
use super::separated::is_index_label;
use crate::marker;

/// Fewest fields of a line that shows the columns.
const FIELDS: usize = 3;

/// Longest first field of a line that heads a section.
const NUMBER: usize = 8;

/// How sure the rows of a table are whose numbers stand in their middle.
const CENTRED: f32 = 0.9;

/// How often a table is sought in one run of lines: each time all of the run is looked at.
const TRIES: u32 = 8;

/// Where tables were sought in vain.
#[derive(Debug, Default)]
pub(crate) struct Sought {
    /// End of the run of lines that was last looked at.
    until: usize,
    /// Tries left in it.
    left: u32,
}

/// The table at the head of the lines from `at` on, and how many lines it takes.
pub(crate) fn table(lines: &[Line<'_>], at: usize, sought: &mut Sought) -> Option<(usize, Fragment)> {
    let lines = lines.get(at..)?;
    if fields(lines.first()?).len() < FIELDS {
        return None;
    }
    if at >= sought.until {
        sought.left = TRIES;
    }
    sought.left = sought.left.checked_sub(1)?;
    let mut own: Vec<(&Line<'_>, Vec<Field<'_>>)> = Vec::new();
    let mut taken = 0;
    let head = head_lines(lines);
    let spaced = head.is_some_and(|head| {
        lines.get(head).is_some_and(Line::is_empty) && lines.get(head + 1).is_some_and(opens_row)
    });
    while let Some(line) = lines.get(taken) {
        let fields = fields(line);
        if belongs(line, &fields, taken == 0) {
            if head.is_some_and(|head| pages::ends_page(lines, taken, head)) {
                break;
            }
            own.push((line, fields));
            taken += 1;
            continue;
        }
        let gap = if line.is_empty() {
            1 + usize::from(lines.get(taken + 1).is_some_and(Line::is_empty))
        } else {
            break;
        };
        let next = lines.get(taken + gap..).unwrap_or_default();
        let goes_on = (spaced && gap == 1 && next.first().is_some_and(opens_row))
            || (head.is_some() && resumes(&own, next, true));
        if !goes_on {
            break;
        }
        taken += gap;
    }
    sought.until = sought.until.max(at + taken);
    fragment(&own, head.is_some()).map(|table| (taken, table))
}

/// How many lines the head of a table takes that counts its rows: one of them names the column of the numbers, in one line
/// or two («Số», «TT»), and a row or a blank line follows.
fn head_lines(lines: &[Line<'_>]) -> Option<usize> {
    const DEEPEST: usize = 5;
    let end = lines.iter().take(DEEPEST).position(|line| line.is_empty() || opens_row(line))?;
    let mut before = String::new();
    let names = |line: &Line<'_>| {
        let first = fields(line).first().map_or_else(String::new, |(_, text)| (*text).to_owned());
        let named = is_index_label(&first) || is_index_label(&format!("{before} {first}"));
        before = first;
        named
    };
    lines.iter().take(end).any(names).then_some(end)
}

/// Whether the lines behind a blank one go on with the table above: a number stands first and every field begins where
/// one of a row above begins; behind a number and a title such a row follows.
fn resumes(above: &[(&Line<'_>, Vec<Field<'_>>)], lines: &[Line<'_>], section: bool) -> bool {
    let Some(line) = lines.first().filter(|line| line.tabs == 0 && !line.opens_page && opens_row(line))
    else {
        return false;
    };
    let own = fields(line);
    let known = |at: &Range<usize>| {
        above.iter().any(|(_, fields)| {
            fields.len() >= FIELDS && fields.iter().any(|(own, _)| own.start.abs_diff(at.start) <= 1)
        })
    };
    if !own.iter().all(|(at, _)| known(at)) {
        return false;
    }
    let below = || {
        let gap = lines.iter().skip(1).take_while(|line| line.is_empty()).count();
        resumes(above, lines.get(1 + gap..).unwrap_or_default(), false)
    };
    own.len() >= FIELDS || (section && below())
}

/// Whether a line begins a numbered row, or a section with a number and a title.
fn opens_row(line: &Line<'_>) -> bool {
    let fields = fields(line);
    fields.len() >= 2
        && fields.first().is_some_and(|(_, text)| marker::is_number(text.trim_end_matches(['.', ')'])))
}

/// The table that lines are, given with their fields. `indexed`: its head names a column of numbers.
fn fragment(own: &[(&Line<'_>, Vec<Field<'_>>)], indexed: bool) -> Option<Fragment> {
    let (first, head) = own.first()?;
    let indexed = indexed || head.first().is_some_and(|(_, text)| is_index_label(text));
    let of_all = shown_columns(own, if indexed { 2 } else { 3 });
    let spanned = (of_all.is_none() && indexed).then(|| spanned::head(own)).flatten();
    let (columns, mut rows, head) = match (of_all, spanned) {
        (Some(columns), _) => (columns, Vec::new(), 0),
        (None, found) => found?,
    };
    let declared_header = rows.len() as u32;
    let mut numbered = false;
    let centred = indexed.then(|| centred::starts(own, &columns)).flatten();
    for (index, (line, own)) in own.iter().enumerate().skip(head) {
        let first = own.first().filter(|(at, _)| column_of(&columns, at.start) == 0).map(|(_, text)| *text);
        let number = first.is_some_and(|text| marker::is_number(text.trim_end_matches(['.', ')'])));
        let begins = match (indexed, rows.is_empty()) {
            (_, true) => true,
            _ if centred.is_some() => centred.as_ref().is_some_and(|starts| starts.contains(&index)),
            // The head of an indexed table goes on up to the first number.
            (true, false) => number || (numbered && first.is_some()),
            (false, false) => own.len() >= FIELDS,
        };
        numbered |= number;
        if begins {
            rows.push(GridRow { region: Region::on_lines(line.number, line.number), ..GridRow::default() });
        }
        if let Some(row) = rows.last_mut() {
            add(row, own, &columns, line.number);
        }
    }
    let last = own.last().map_or(0, |(line, _)| line.number);
    Some(Fragment {
        origin: FragmentOrigin::Separated,
        width: columns.len() as u32,
        rows,
        region: Region::on_lines(first.number, last),
        declared_header,
        grid_confidence: if centred.is_some() { CENTRED } else { 1.0 },
        ..Fragment::default()
    })
}

/// Whether a line may stand in a table: it shows columns, goes on with a row, or is a number with a heading behind it.
fn belongs(line: &Line<'_>, own: &[Field<'_>], first: bool) -> bool {
    let indented = line.text.starts_with("  ");
    let headed = own.len() == 2 && own.first().is_some_and(|(at, _)| at.len() <= NUMBER);
    line.tabs == 0
        && (first || !line.opens_page)
        && !own.is_empty()
        && (own.len() >= FIELDS || indented || headed)
}

fn add(row: &mut GridRow, own: &[Field<'_>], columns: &[Range<usize>], line: u32) {
    for (at, text) in own {
        columns::write(row, column_of(columns, at.start), 1, text, line);
    }
    row.region.lines = row.region.lines.map(|[first, _]| [first, line]);
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn check(text: &str, taken: usize, expected: &[&[&str]]) {
        let lines = line::split(text);
        let found = table(&lines, 0, &mut Sought::default());
        let rows = |fragment: &Fragment| -> Vec<Vec<String>> {
            fragment.rows.iter().map(|r| r.cells.iter().map(|c| c.text.clone()).collect()).collect()
        };
        assert_eq!(found.as_ref().map(|(_, f)| rows(f)).unwrap_or_default(), expected, "{text}");
        assert_eq!(found.map_or(0, |(taken, _)| taken), taken, "{text}");
    }

    #[test]
    fn columns_parted_by_spaces() {
        check(
            "TT   Nội dung          Chủ trì        Thời gian\n\
             1    Rà soát quy trình Sở Nội vụ      Quý I\n",
            0,
            &[],
        );
        check(
            "TT   Nội dung            Chủ trì        Thời gian\n\
             I    CẢI CÁCH HÀNH CHÍNH\n\
             1    Rà soát quy trình   Sở Nội vụ      Quý I\n     \
                  nội bộ\n\
             2    Đo lường            Sở Tài chính   Quý II\n\
             Tổ chức thực hiện",
            5,
            &[
                &["TT", "Nội dung", "Chủ trì", "Thời gian"],
                &["I", "CẢI CÁCH HÀNH CHÍNH"],
                &["1", "Rà soát quy trình nội bộ", "Sở Nội vụ", "Quý I"],
                &["2", "Đo lường", "Sở Tài chính", "Quý II"],
            ],
        );
    }

    #[test]
    fn rows_whose_numbers_stand_in_their_middle() {
        check(
            "TT   Nội dung               Chủ trì          Phối hợp     Thời gian\n     \
                  Rà soát, sửa đổi                        Các sở,\n\
             1    quy trình của đơn vị   Sở Nội vụ        ban, ngành;  Quý I\n     \
                  và công bố                              các xã\n     \
                  Đo lường sự hài lòng\n\
             2    của người dân          Sở Tài chính     Sở Y tế      Quý II\n\
             3    Họp                    Sở Y tế          Sở Nội vụ    Quý II\n     \
                  Mua sắm, lắp đặt\n\
             4    thiết bị               Sở Khoa học và   Sở Nội vụ    Quý IV\n     \
                  cho các xã             Công nghệ",
            10,
            &[
                &["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"],
                &[
                    "1",
                    "Rà soát, sửa đổi quy trình của đơn vị và công bố",
                    "Sở Nội vụ",
                    "Các sở, ban, ngành; các xã",
                    "Quý I",
                ],
                &["2", "Đo lường sự hài lòng của người dân", "Sở Tài chính", "Sở Y tế", "Quý II"],
                &["3", "Họp", "Sở Y tế", "Sở Nội vụ", "Quý II"],
                &[
                    "4",
                    "Mua sắm, lắp đặt thiết bị cho các xã",
                    "Sở Khoa học và Công nghệ",
                    "Sở Nội vụ",
                    "Quý IV",
                ],
            ],
        );
    }

    #[test]
    fn rows_in_small_letters_begin_with_their_numbers() {
        check(
            "TT   Nội dung               Chủ trì          Thời gian\n\
             1    rà soát, sửa đổi       Sở Nội vụ        Quý I\n     \
                  quy trình\n\
             2    đo lường sự hài lòng   Sở Tài chính     Quý II\n     \
                  của người dân\n\
             3    họp                    Sở Y tế          Quý II",
            6,
            &[
                &["TT", "Nội dung", "Chủ trì", "Thời gian"],
                &["1", "rà soát, sửa đổi quy trình", "Sở Nội vụ", "Quý I"],
                &["2", "đo lường sự hài lòng của người dân", "Sở Tài chính", "Quý II"],
                &["3", "họp", "Sở Y tế", "Quý II"],
            ],
        );
    }

    #[test]
    fn blank_lines_between_the_rows() {
        let head = "TT   Nội dung            Chủ trì        Thời gian\n";
        check(
            &format!(
                "{head}\n1    Rà soát quy trình   Sở Nội vụ      Quý I\n     nội bộ\n\n\
                 2    Đo lường            Sở Tài chính   Quý II\n\nTổ chức thực hiện"
            ),
            6,
            &[
                &["TT", "Nội dung", "Chủ trì", "Thời gian"],
                &["1", "Rà soát quy trình nội bộ", "Sở Nội vụ", "Quý I"],
                &["2", "Đo lường", "Sở Tài chính", "Quý II"],
            ],
        );
        check(&format!("{head}\nTổ chức thực hiện"), 0, &[]);
    }

    #[test]
    fn blank_lines_below_a_head_of_two_lines() {
        let head = "TT   Nội dung            Chủ trì        Thời gian\n                                        hoàn thành\n";
        let rows: &[&[&str]] = &[
            &["TT", "Nội dung", "Chủ trì", "Thời gian hoàn thành"],
            &["1", "Rà soát quy trình nội bộ", "Sở Nội vụ", "Quý I"],
            &["2", "Đo lường", "Sở Tài chính", "Quý II"],
        ];
        let first = "1    Rà soát quy trình   Sở Nội vụ      Quý I\n     nội bộ\n";
        let second = "2    Đo lường            Sở Tài chính   Quý II\n";
        let prose = "\n3.   Tổ chức thực hiện Kế hoạch này, báo cáo  kết quả";
        // (the blank lines behind the head and between the rows)
        for (behind, between) in [("", ""), ("\n", ""), ("\n", "\n"), ("", "\n"), ("", "\n\n")] {
            let text = format!("{head}{behind}{first}{between}{second}");
            check(&text, line::split(&text).len(), rows);
            // A numbered paragraph stands in no column.
            if behind.is_empty() {
                check(&format!("{text}{prose}"), line::split(&text).len(), rows);
            }
        }
        let split = "Số   Nội dung            Chủ trì        Thời gian\nTT                                      hoàn thành\n";
        let text = format!("{split}\n{first}\n{second}");
        let mut expected = rows.to_vec();
        let top: &[&str] = &["Số TT", "Nội dung", "Chủ trì", "Thời gian hoàn thành"];
        expected.splice(0..1, [top]);
        check(&text, line::split(&text).len(), &expected);
    }

    #[test]
    fn a_section_between_blank_lines() {
        let text = "TT   Nội dung            Chủ trì        Thời gian\n\
             1    Rà soát quy trình   Sở Nội vụ      Quý I\n\n\
             II   XÃ HỘI SỐ\n\n\
             2    Đo lường            Sở Tài chính   Quý II\n\n\
             3    TỔ CHỨC THỰC HIỆN\n";
        check(
            text,
            6,
            &[
                &["TT", "Nội dung", "Chủ trì", "Thời gian"],
                &["1", "Rà soát quy trình", "Sở Nội vụ", "Quý I"],
                &["II", "XÃ HỘI SỐ"],
                &["2", "Đo lường", "Sở Tài chính", "Quý II"],
            ],
        );
    }

    #[test]
    fn letterheads_and_prose_are_no_tables() {
        check("UBND TỈNH A        CỘNG HÒA XÃ HỘI\nSỞ Y TẾ        Độc lập - Tự do\n", 0, &[]);
        check("Sở Y tế rà soát  mạng lưới.\nSở Tài chính bố trí vốn.\n", 0, &[]);
    }
}
