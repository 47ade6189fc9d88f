//! What a column holds, read from the words of its header in any order and wording.
//!
//! Each role has phrases that name it. A phrase counts where it stands as whole words in the header; the longer the
//! phrase, the more it says. A header that names two roles goes to the more specific one: «Đơn vị phối hợp thực hiện»
//! is who takes part, although «thực hiện» alone would name who does it.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use model::{Column, Confidence, Role};
use normalize::syllable::is_syllable;

use super::role_words::{Named, PHRASES};
use super::time_marks;
use crate::memo::Memo;

/// How strongly the words of a header say that it is one: 0 for none, 1…6.
pub(crate) fn header_strength(label: &str) -> u8 {
    named(label).map_or(0, |(_, weight)| weight)
}

thread_local! {
    /// What labels say that were read before: a header is printed again on every page, and in every plan of an office.
    static KNOWN: Memo<Option<(Named, u8)>> = Memo::default();
    /// Their words.
    static WORDS: Memo<Rc<str>> = Memo::default();
}

/// The words of a label of a header, as [`words`] gives them.
fn words_of(label: &str) -> Rc<str> {
    WORDS.with(|known| known.get_or(label, |label| words(label).into()))
}

/// What the words of a label name, and how strongly.
fn named(label: &str) -> Option<(Named, u8)> {
    KNOWN.with(|known| known.get_or(label, |label| best(&words(label))))
}

/// Gives every column its role. Two columns never share a role but `other`: the one whose header says more keeps it.
pub(crate) fn assign(labels: &[Vec<String>]) -> Vec<Column> {
    let mut named: Vec<Option<(Named, u8)>> = labels.iter().map(|levels| name_of(levels)).collect();
    // What is marked under «Quý I» is when; the column holds no time itself.
    let times = time_marks::among(labels, |up| {
        best(&words(&up.join(" "))).is_none_or(|(name, _)| name == Named::Time)
    });
    for (name, _) in named.iter_mut().zip(times).filter(|(_, time)| *time) {
        *name = None;
    }
    let mut columns: Vec<Column> = labels
        .iter()
        .zip(&named)
        .enumerate()
        .map(|(i, (label, name))| {
            let role = name.map_or_else(|| other(label, i), |(name, _)| role_of(name, label, labels));
            let confidence = Confidence::new(match name {
                Some((_, w)) if *w >= 3 => 0.99,
                Some((_, 2)) => 0.93,
                Some(_) => 0.8,
                None => 0.9,
            });
            Column { label: label.clone(), role, confidence }
        })
        .collect();
    for i in 0..columns.len() {
        if matches!(columns.get(i).map(|c| &c.role), Some(Role::Other(_)) | None) {
            continue;
        }
        let Some(rival) =
            (0..i).find(|&j| columns.get(j).map(|c| &c.role) == columns.get(i).map(|c| &c.role))
        else {
            continue;
        };
        settle(&mut columns, &named, rival, i);
    }
    name_content(&mut columns);
    tell_apart(&mut columns);
    columns
}

/// Columns of no known role that bear one label get numbers: what a row holds is kept under their names.
fn tell_apart(columns: &mut [Column]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for column in columns {
        let Role::Other(name) = &mut column.role else { continue };
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *name = format!("{name} #{count}");
            seen.insert(name.clone(), 1);
        }
    }
}

/// A table that says who leads says what: where no header names it («Tên dự án», «Văn bản cần sửa đổi»), it is the
/// first column before the lead that holds nothing else.
fn name_content(columns: &mut [Column]) {
    let lead = columns.iter().position(|c| c.role == Role::Lead && c.confidence.get() >= 0.9);
    if columns.iter().any(|c| c.role == Role::Content) {
        return;
    }
    let Some(lead) = lead else { return };
    let unnamed = |c: &&mut Column| matches!(c.role, Role::Other(_)) && c.label.iter().any(|l| !l.is_empty());
    if let Some(column) = columns.iter_mut().take(lead).find(unnamed) {
        column.role = Role::Content;
        column.confidence = Confidence::new(0.9);
    }
}

/// Two columns of one role: two numbers are a counter beside the number; two contents are the first one and `other`.
fn settle(columns: &mut [Column], named: &[Option<(Named, u8)>], first: usize, second: usize) {
    let weight = |i: usize| named.get(i).copied().flatten().map_or(0, |(_, w)| w);
    let is_number = columns.get(first).is_some_and(|c| c.role == Role::Number);
    let loser = if weight(second) > weight(first) { first } else { second };
    if let Some(column) = columns.get_mut(if is_number { first } else { loser }) {
        column.role = if is_number { Role::Serial } else { other(&column.label.clone(), loser) };
    }
}

fn other(label: &[String], index: usize) -> Role {
    let name = label.iter().filter(|l| !l.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" / ");
    Role::Other(if name.is_empty() { format!("#{}", index + 1) } else { name })
}

/// The lowest level that says something decides; the levels above help where it is silent or weak.
fn name_of(levels: &[String]) -> Option<(Named, u8)> {
    if levels.last().is_some_and(|leaf| is_measured(leaf)) {
        return None;
    }
    let leaf = levels.last().and_then(|l| named(l));
    let whole = || named(&levels.join(" "));
    let above = levels.split_last().filter(|(_, up)| !up.is_empty()).and_then(|(_, up)| named(&up.join(" ")));
    match (leaf, above) {
        // «Thời gian» over «Thực hiện», «Stt» over «Chi tiết»: the level above names the thing.
        (None | Some((_, 1)), Some(up)) => Some(up),
        (Some((Named::Time, w)), _) => Some((Named::Time, w)),
        (Some((Named::Lead | Named::Content, w)), Some((Named::Time, up))) if w <= 2 => {
            Some((Named::Time, up))
        }
        (Some(leaf), _) => Some(leaf),
        (None, None) => whole(),
    }
}

/// «% hoàn thành», «Tỷ lệ hoàn thành»: how far a thing is, not when it ends.
fn is_measured(leaf: &str) -> bool {
    let text = words_of(leaf);
    leaf.contains('%') || ["ty le", "ti le", "muc do hoan thanh"].iter().any(|words| contains(&text, words))
}

fn role_of(name: Named, label: &[String], all: &[Vec<String>]) -> Role {
    match name {
        Named::Number => Role::Number,
        Named::Content => Role::Content,
        Named::Lead => Role::Lead,
        Named::Coordinate => Role::Coordinate,
        Named::Approve => Role::Approve,
        Named::Monitor => Role::Monitor,
        Named::Deliverable => Role::Deliverable,
        Named::Time => time_role(label, all),
        Named::Budget => Role::Budget,
        Named::Note => Role::Note,
    }
}

/// Begin, end or the whole time: «Thực hiện» is the begin only where a sister column gives the end.
fn time_role(label: &[String], all: &[Vec<String>]) -> Role {
    let says = |l: &[String], phrases: &[&str]| {
        let text = if let [label] = l { words_of(label) } else { words_of(&l.join(" ")) };
        phrases.iter().any(|p| contains(&text, p))
    };
    const END: &[&str] = &["hoan thanh", "ket thuc", "thoi han", "den ngay", "han"];
    const BEGIN: &[&str] = &["bat dau", "khoi cong", "tu ngay", "trien khai", "thuc hien"];
    let leaf = label.last().map(std::slice::from_ref).unwrap_or_default();
    if says(leaf, &["bat dau", "khoi cong", "tu ngay"]) {
        return Role::Start;
    }
    if says(leaf, END) {
        return Role::Finish;
    }
    let sister = |l: &[String]| l != label && l.len() > 1 && l.first() == label.first();
    let ends_beside =
        all.iter().any(|l| sister(l) && l.last().is_some_and(|e| says(std::slice::from_ref(e), END)));
    if says(leaf, BEGIN) && label.len() > 1 && ends_beside {
        return Role::Start;
    }
    // «Thời gian trình HĐND»: the day on which it is laid before somebody.
    if says(label, &["hoan thanh", "ket thuc", "thoi han", "thoi gian trinh"]) {
        Role::Finish
    } else {
        Role::During
    }
}

/// The bare words of a header, joined by single spaces and closed by spaces, so that whole words can be looked up. Letters
/// that a narrow column broke off («HOÀ N») go back to their syllable.
fn words(label: &str) -> String {
    let bare = normalize::bare(label);
    let mut out = String::with_capacity(bare.len() + 2);
    out.push(' ');
    let mut before = "";
    for word in bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !is_syllable(word) && is_syllable(before) && is_syllable(&format!("{before}{word}")) {
            out.pop();
        }
        out.push_str(word);
        out.push(' ');
        before = word;
    }
    out
}

fn contains(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        words.get(..at).is_some_and(|l| l.ends_with(' '))
            && words.get(at + phrase.len()..).is_some_and(|r| r.starts_with(' '))
    })
}

/// All phrases, to be found in one look, and what each says, in the order of [`PHRASES`].
struct Wordings {
    finder: Option<AhoCorasick>,
    list: Vec<(Named, &'static str, u8)>,
}

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let list: Vec<_> = PHRASES
        .iter()
        .flat_map(|(name, phrases)| phrases.iter().map(move |(phrase, weight)| (*name, *phrase, *weight)))
        .collect();
    // With the blanks around it a phrase stands as whole words.
    let finder = AhoCorasick::new(list.iter().map(|(_, phrase, _)| format!(" {phrase} ")));
    Wordings { finder: finder.ok(), list }
});

/// The phrase that says most; of equals the first in the table.
fn best(words: &str) -> Option<(Named, u8)> {
    let found = WORDINGS.finder.iter().flat_map(|finder| finder.find_overlapping_iter(words));
    let mut best: Option<(usize, Named, u8)> = None;
    for at in found.map(|m| m.pattern().as_usize()) {
        let Some(&(name, phrase, weight)) = WORDINGS.list.get(at) else { continue };
        // «TT» names a number only where it is the whole header: «VH-TT» is an office. «Ngày» and «Thành phần» name the
        // day and the people of a programme, «Ngày ban hành» and «Thành phần hồ sơ» something else.
        let whole = (name == Named::Number && phrase.len() <= 3)
            || (name == Named::Time && phrase.starts_with("ngay") && phrase != "ngay hoan thanh")
            // A document says «Văn bản chỉ đạo», who watches «Chỉ đạo».
            || phrase == "chi dao"
            || phrase == "thanh phan";
        let part = whole && words.trim() != phrase;
        if !part && best.is_none_or(|(first, _, most)| weight > most || (weight == most && at < first)) {
            best = Some((at, name, weight));
        }
    }
    best.map(|(_, name, weight)| (name, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &[&[&str]], expected: &str) {
        let labels: Vec<Vec<String>> =
            header.iter().map(|l| l.iter().map(|s| (*s).to_owned()).collect()).collect();
        let roles: Vec<_> = assign(&labels).iter().map(|c| c.role.name()).collect();
        assert_eq!(roles.join(" "), expected, "{header:?}");
    }

    #[test]
    fn roles_of_headers() {
        check(
            &[
                &["STT"],
                &["Nhiệm vụ, giải pháp trọng tâm"],
                &["Cơ quan chủ trì"],
                &["Cơ quan, đơn vị phối hợp"],
                &["Thời gian", "Thực hiện"],
                &["Thời gian", "Hoàn thành"],
            ],
            "number content lead coordinate start finish",
        );
        check(
            &[
                &["TT"],
                &["NỘI DUNG CÔNG VIỆC"],
                &["Cơ quan chủ trì"],
                &["Cơ quan phối hợp"],
                &["Cơ quan phải trình xin ý kiến hoặc phê duyệt"],
                &["Thời gian hoàn thành"],
            ],
            "number content lead coordinate approve finish",
        );
        check(
            &[
                &["Stt", "TT"],
                &["Stt", "Chi tiết"],
                &["Tên nhiệm vụ"],
                &["Đơn vị chủ trì"],
                &["Đơn vị phối hợp"],
                &["Sản phẩm"],
                &["Thời hạn"],
            ],
            "serial number content lead coordinate deliverable finish",
        );
        check(
            &[
                &["TT"],
                &["Tên nhiệm vụ"],
                &["Sở, ngành chủ trì tham mưu"],
                &["Đơn vị phối hợp thực hiện"],
                &["Thời gian thực hiện"],
                &["Ghi chú"],
            ],
            "number content lead coordinate during note",
        );
        check(
            &[
                &["TT"],
                &["Nội dung"],
                &["Trách nhiệm"],
                &["Sản phẩm"],
                &["Kinh phí"],
                &["Tiến độ"],
                &["Địa điểm"],
            ],
            "number content lead deliverable budget during other:Địa điểm",
        );
        check(
            &[
                &["STT"],
                &["Tên dự án"],
                &["Cơ quan chủ trì thẩm tra"],
                &["Cơ quan tham gia thẩm tra"],
                &["Tiến độ"],
            ],
            "number content lead coordinate during",
        );
        check(&[&["TT"], &["Họ và tên"], &["Cơ quan công tác"]], "number other:Họ và tên lead");
        check(
            &[
                &["Số TT"],
                &["Nội dung"],
                &["Phân công thực hiện", "Chủ trì"],
                &["Phân công thực hiện", "Phối hợp"],
                &["Lãnh đạo UBND theo dõi"],
                &["Thời hạn"],
            ],
            "number content lead coordinate monitor finish",
        );
    }

    #[test]
    fn columns_of_quarters_and_years() {
        check(
            &[
                &["STT"],
                &["Nội dung công việc"],
                &["Đơn vị chủ trì"],
                &["Thời gian", "Quý I"],
                &["Thời gian", "Quý II"],
            ],
            "number content lead other:Thời gian / Quý I other:Thời gian / Quý II",
        );
        check(
            &[&["STT"], &["Nhiệm vụ"], &["Kinh phí", "Năm 2026"], &["Kinh phí", "Năm 2027"]],
            "number content budget other:Kinh phí / Năm 2027",
        );
        check(&[&["STT"], &["Nhiệm vụ"], &["Thời gian", "Năm 2026"]], "number content during");
    }

    #[test]
    fn who_helps_and_who_watches() {
        check(
            &[&["STT"], &["Nội dung"], &["Đơn vị chủ trì"], &["Đơn vị hỗ trợ"], &["Chỉ đạo"]],
            "number content lead coordinate monitor",
        );
        check(
            &[
                &["STT"],
                &["Nội dung"],
                &["Khoa/phòng thực hiện"],
                &["Khoa/phòng hỗ trợ"],
                &["Văn bản chỉ đạo"],
            ],
            "number content other:Khoa/phòng thực hiện coordinate other:Văn bản chỉ đạo",
        );
        check(
            &[&["STT"], &["Nội dung"], &["Cơ quan chủ trì"], &["Kinh phí hỗ trợ"], &["Mức hỗ trợ"]],
            "number content lead budget other:Mức hỗ trợ",
        );
    }

    #[test]
    fn columns_of_one_label_are_told_apart() {
        check(
            &[&["TT"], &["Nội dung"], &["Cơ quan chủ trì"], &["Chỉ tiêu"], &["Chỉ tiêu"], &["Chỉ tiêu"]],
            "number content lead other:Chỉ tiêu other:Chỉ tiêu #2 other:Chỉ tiêu #3",
        );
        check(
            &[&["TT"], &["Nội dung"], &["Kinh phí"], &["Kinh phí"], &["Kinh phí"]],
            "number content budget other:Kinh phí other:Kinh phí #2",
        );
    }

    #[test]
    fn programmes_of_a_week() {
        check(
            &[&["Thứ/Ngày"], &["Buổi"], &["Nội dung"], &["Chủ trì"], &["Thành phần"], &["Địa điểm"]],
            "during other:Buổi content lead coordinate other:Địa điểm",
        );
        check(&[&["Ngày"], &["Nội dung"], &["Người thực hiện"]], "during content lead");
        check(&[&["Stt"], &["Tên văn bản"], &["Ngày ban hành"]], "number content other:Ngày ban hành");
    }

    #[test]
    fn how_far_a_thing_is_says_no_time() {
        check(
            &[&["Stt"], &["Nhiệm vụ"], &["Tiến độ"], &["% hoàn thành"]],
            "number content during other:% hoàn thành",
        );
        check(
            &[&["Stt"], &["Nhiệm vụ"], &["Hạn"], &["Tỷ lệ hoàn thành"]],
            "number content finish other:Tỷ lệ hoàn thành",
        );
    }
}
