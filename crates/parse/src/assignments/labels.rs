//! Labelled lines under an item: «- Đơn vị thực hiện: Sở Y tế», «Thời gian hoàn thành: Quý II/2024».

mod between;
mod extent;
mod marks;
mod roles;
mod together;
mod told;

use std::sync::LazyLock;

use grammar::{ordinal, party};
use memchr::{memchr, memrchr};

use crate::assignments::bodies;
use crate::words::{Phrases, opens_bare, words};

use self::between::{BETWEEN, boundaries, own_value};
use self::extent::{demands, extends, hands_out, is_counted_on, wider};
pub(crate) use self::roles::roles_told;
use self::roles::{parted, roles_behind};
pub(crate) use self::told::dates;

/// What a label says of the item above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Who leads.
    Lead,
    /// Who lays it before somebody: in a programme of work whoever does it, beside a lead only a remark.
    Submit,
    /// Who takes part.
    Coordinate,
    /// Who approves.
    Approve,
    /// Who watches.
    Monitor,
    /// When it is to be finished.
    Finish,
    /// When it is done.
    During,
    /// When it begins.
    Start,
    /// What comes of it.
    Deliverable,
    /// Money.
    Budget,
    /// A remark.
    Note,
    /// The task itself: «Nội dung: …».
    Content,
    /// What else is said of it, kept with its label: «Chỉ tiêu: 200 cây», «Địa điểm: Hội trường».
    Detail,
}

/// Wordings of labels in lower case, the longer before the shorter.
const LABELS: &[(&str, Label)] = &[
    ("các cơ quan, đơn vị phối hợp", Label::Coordinate),
    ("các cơ quan, tổ chức phối hợp", Label::Coordinate),
    ("cqct", Label::Lead),
    ("cqph", Label::Coordinate),
    ("tgth", Label::During),
    ("cơ quan, đơn vị chủ trì", Label::Lead),
    ("cơ quan, đơn vị phối hợp", Label::Coordinate),
    ("cơ quan, đơn vị thực hiện", Label::Lead),
    ("cơ quan, tổ chức phối hợp", Label::Coordinate),
    ("đơn vị chủ trì thực hiện", Label::Lead),
    ("cơ quan chủ trì thực hiện", Label::Lead),
    ("cơ quan chủ trì tham mưu", Label::Lead),
    ("đơn vị phối hợp thực hiện", Label::Coordinate),
    ("cơ quan phối hợp thực hiện", Label::Coordinate),
    ("cơ quan chủ trì", Label::Lead),
    ("đơn vị chủ trì", Label::Lead),
    ("cơ quan thực hiện", Label::Lead),
    ("đơn vị thực hiện", Label::Lead),
    ("cơ quan chịu trách nhiệm", Label::Lead),
    ("đơn vị chịu trách nhiệm", Label::Lead),
    ("cơ quan trình", Label::Submit),
    ("đơn vị trình", Label::Submit),
    ("người trình", Label::Submit),
    ("cơ quan soạn thảo", Label::Lead),
    ("đơn vị soạn thảo", Label::Lead),
    ("cơ quan phụ trách", Label::Lead),
    ("đơn vị phụ trách", Label::Lead),
    ("bộ phận phụ trách", Label::Lead),
    ("bộ phận thực hiện", Label::Lead),
    ("người thực hiện", Label::Lead),
    ("người phụ trách", Label::Lead),
    ("người chủ trì", Label::Lead),
    ("cơ quan tham mưu", Label::Lead),
    ("đơn vị tham mưu", Label::Lead),
    ("đơn vị đầu mối", Label::Lead),
    ("cơ quan đầu mối", Label::Lead),
    ("phân công thực hiện", Label::Lead),
    ("phân công chủ trì", Label::Lead),
    ("phân công nhiệm vụ", Label::Lead),
    ("phân công", Label::Lead),
    ("trách nhiệm thực hiện", Label::Lead),
    ("trách nhiệm", Label::Lead),
    ("chủ trì thực hiện", Label::Lead),
    ("chủ trì", Label::Lead),
    ("cơ quan phối hợp", Label::Coordinate),
    ("đơn vị phối hợp", Label::Coordinate),
    ("phối hợp thực hiện", Label::Coordinate),
    ("phối hợp", Label::Coordinate),
    ("bộ phận phối hợp", Label::Coordinate),
    ("người phối hợp", Label::Coordinate),
    ("cơ quan tham gia", Label::Coordinate),
    ("đơn vị tham gia", Label::Coordinate),
    ("cấp phê duyệt", Label::Approve),
    ("cơ quan phê duyệt", Label::Approve),
    ("cấp trình", Label::Approve),
    ("cơ quan theo dõi", Label::Monitor),
    ("đơn vị theo dõi", Label::Monitor),
    ("theo dõi, đôn đốc", Label::Monitor),
    ("thời gian, tiến độ thực hiện", Label::During),
    ("thời gian hoàn thành", Label::Finish),
    ("thời gian trình", Label::Finish),
    ("thời hạn trình", Label::Finish),
    ("thời hạn hoàn thành", Label::Finish),
    ("thời hạn thực hiện", Label::Finish),
    ("thời hạn gửi báo cáo", Label::Finish),
    ("thời hạn báo cáo", Label::Finish),
    ("thời hạn nộp", Label::Finish),
    ("thời hạn gửi", Label::Finish),
    ("thời hạn", Label::Finish),
    ("hoàn thành", Label::Finish),
    ("thời gian bắt đầu", Label::Start),
    ("thời gian thực hiện", Label::During),
    ("thời gian triển khai", Label::During),
    ("tiến độ thực hiện", Label::During),
    ("tiến độ hoàn thành", Label::Finish),
    ("tiến độ", Label::During),
    ("thời gian", Label::During),
    ("sản phẩm, kết quả", Label::Deliverable),
    ("kết quả, sản phẩm", Label::Deliverable),
    ("sản phẩm dự kiến", Label::Deliverable),
    ("kết quả dự kiến", Label::Deliverable),
    ("kết quả đầu ra", Label::Deliverable),
    ("kết quả thực hiện", Label::Deliverable),
    ("sản phẩm hoàn thành", Label::Deliverable),
    ("sản phẩm", Label::Deliverable),
    ("kết quả", Label::Deliverable),
    ("kinh phí thực hiện", Label::Budget),
    ("dự kiến kinh phí", Label::Budget),
    ("nguồn kinh phí", Label::Budget),
    ("tổng kinh phí", Label::Budget),
    ("kinh phí", Label::Budget),
    ("dự toán kinh phí", Label::Budget),
    ("tổng mức đầu tư", Label::Budget),
    ("nguồn vốn", Label::Budget),
    ("tổng vốn", Label::Budget),
    ("vốn", Label::Budget),
    ("ghi chú", Label::Note),
    ("nội dung chương trình", Label::Detail),
    ("nội dung giám sát", Label::Detail),
    ("nội dung thực hiện", Label::Content),
    ("nội dung công việc", Label::Content),
    ("nội dung", Label::Content),
    ("nhiệm vụ", Label::Content),
    ("chỉ tiêu", Label::Detail),
    ("địa điểm", Label::Detail),
    ("hình thức", Label::Detail),
    ("đối tượng", Label::Detail),
    ("số lượng", Label::Detail),
    ("thành phần", Label::Detail),
    ("quy mô", Label::Detail),
    ("phương thức", Label::Detail),
    ("cách thức", Label::Detail),
    ("lực lượng", Label::Detail),
    ("phương tiện", Label::Detail),
    ("chủ đề", Label::Detail),
    ("yêu cầu", Label::Detail),
    ("phạm vi, đối tượng", Label::Detail),
    ("đối tượng, phạm vi", Label::Detail),
    ("phạm vi", Label::Detail),
    ("thời kỳ", Label::Detail),
    ("đơn vị được giao", Label::Lead),
    ("cơ quan được giao", Label::Lead),
    ("đơn vị tổ chức", Label::Lead),
    ("đơn vị triển khai", Label::Lead),
    ("đơn vị liên quan", Label::Coordinate),
    ("cơ quan liên quan", Label::Coordinate),
    ("đơn vị hỗ trợ", Label::Coordinate),
    ("cơ quan hỗ trợ", Label::Coordinate),
    ("phối hợp với", Label::Coordinate),
    ("cùng thực hiện", Label::Coordinate),
    ("cấp ban hành", Label::Approve),
    ("cơ quan ban hành", Label::Approve),
    ("thẩm quyền ban hành", Label::Approve),
    ("cấp có thẩm quyền", Label::Approve),
    ("cấp quyết định", Label::Approve),
    ("đơn vị theo dõi, đôn đốc", Label::Monitor),
    ("cơ quan theo dõi, đôn đốc", Label::Monitor),
    ("đơn vị kiểm tra", Label::Monitor),
    ("cơ quan kiểm tra", Label::Monitor),
    ("đơn vị giám sát", Label::Monitor),
    ("lãnh đạo chỉ đạo", Label::Monitor),
    ("lãnh đạo phụ trách", Label::Monitor),
    ("lãnh đạo theo dõi", Label::Monitor),
    ("hạn hoàn thành", Label::Finish),
    ("hạn chót", Label::Finish),
    ("hạn cuối", Label::Finish),
    ("hạn nộp", Label::Finish),
    ("hạn báo cáo", Label::Finish),
    ("ngày hoàn thành", Label::Finish),
    ("thời gian báo cáo", Label::Finish),
    ("thời gian kết thúc", Label::Finish),
    ("thời gian tổ chức", Label::During),
    ("ngày tổ chức", Label::During),
    ("mốc thời gian", Label::During),
    ("đầu ra", Label::Deliverable),
    ("hình thức văn bản", Label::Deliverable),
    ("kết quả đạt được", Label::Deliverable),
    ("kết quả cần đạt", Label::Deliverable),
    ("sản phẩm cần đạt", Label::Deliverable),
    ("dự toán", Label::Budget),
    ("khái toán", Label::Budget),
    ("khái toán kinh phí", Label::Budget),
    ("loại văn bản", Label::Deliverable),
    ("văn bản ban hành", Label::Deliverable),
    ("minh chứng", Label::Deliverable),
    ("sản phẩm, minh chứng", Label::Deliverable),
    ("sản phẩm đầu ra", Label::Deliverable),
    ("thành tiền", Label::Budget),
    ("vốn đầu tư", Label::Budget),
];

/// Letters of the longest label.
const LONGEST: usize = 45;

/// The first words of the wordings.
static FIRSTS: LazyLock<Phrases> = LazyLock::new(|| {
    let firsts = LABELS.iter().map(|(wording, _)| wording.split(' ').next().unwrap_or_default());
    Phrases::new(&firsts.chain(told::first_words()).chain(marks::first_words()).collect::<Vec<&str>>())
});

/// Reads a line as labels with their values: one, or several parted by stops («Chủ trì: Sở A. Phối hợp: Sở B.»).
pub(crate) fn read(text: &str) -> Option<Vec<(Label, String)>> {
    let text = text.trim().trim_start_matches(['(', '[']);
    let (label, value) = split(text)?;
    let mut out = Vec::new();
    let mut label = label;
    let mut rest = value;
    loop {
        let next = boundaries(rest).find_map(|at| {
            let (before, after) = rest.split_at_checked(at)?;
            let weak = after.starts_with(',');
            let after = after.trim_start_matches(BETWEEN);
            let large = after.starts_with(char::is_uppercase);
            let found = if weak { parted_by_comma(after, large) } else { split(after) };
            found.filter(|(l, _)| *l != Label::Content).map(|found| (before, found))
        });
        let Some((before, (following, value))) = next else {
            out.push((label, clean(rest)));
            return Some(out);
        };
        out.push((label, clean(before)));
        (label, rest) = (following, value);
    }
}

/// Words of a role behind a body.
const TELLING: [&str; 6] = ["chủ trì", "phối hợp", "thực hiện", "tham mưu", "phụ trách", "đầu mối"];

/// Labels in brackets at the end of an item: «… (Chủ trì: Văn phòng; hoàn thành: tháng 6/2025).»
pub(crate) fn bracketed(text: &str) -> Vec<(Label, String)> {
    let text = text.trim_end_matches(['.', ';', ' ']);
    let inner = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inner)| inner);
    let tells = |inner: &&str| inner.contains(':') || TELLING.iter().any(|w| inner.contains(w));
    inner
        .filter(tells)
        .and_then(|inner| read(inner).or_else(|| roles_behind(&parted(inner))))
        .unwrap_or_default()
}

/// Whether a text says at its end or behind its sentence who does it.
pub(crate) fn tells_who(text: &str) -> bool {
    let by = |(label, _): &(Label, String)| *label == Label::Lead;
    let to_bracket = text.rfind(')').and_then(|at| text.get(..=at)).unwrap_or_default();
    bracketed(to_bracket).iter().any(by) || inline(text).iter().any(by)
}

/// Labels behind a sentence of the same paragraph: «Niêm yết thủ tục. Đơn vị chủ trì: Văn phòng; thời gian: Quý I».
pub(crate) fn inline(text: &str) -> Vec<(Label, String)> {
    let label_at = |at: usize| {
        let rest = text.get(at..)?;
        let after = rest.trim_start_matches(BETWEEN).trim_start_matches('(');
        let large = after.starts_with(char::is_uppercase);
        let (label, _) = split_known(after, large || !rest.starts_with(','))?;
        // «- Sản phẩm: Danh mục - Chủ trì: Sở A»: one label of a run of them tells what the others are.
        let parted = large && rest.starts_with(' ') && !matches!(label, Label::Content | Label::Detail);
        let run = |labels: &Vec<(Label, String)>| labels.iter().any(|(l, _)| is_plain_label(*l));
        if is_plain_label(label) || parted { read(after).filter(run) } else { None }
    };
    // A label has a colon behind it.
    let last = memrchr(b':', text.as_bytes()).and_then(|at| text.get(..at)).unwrap_or_default();
    boundaries(last).find_map(label_at).unwrap_or_default()
}

/// A label behind a comma: one that means the same everywhere.
fn parted_by_comma(text: &str, large: bool) -> Option<(Label, &str)> {
    split_known(text, large).filter(|(label, _)| is_plain_label(*label))
}

/// Labels that mean the same in the middle of a paragraph; «kết quả:» and «nội dung:» may begin any clause there.
fn is_plain_label(label: Label) -> bool {
    match label {
        Label::Lead
        | Label::Submit
        | Label::Coordinate
        | Label::Approve
        | Label::Monitor
        | Label::Finish
        | Label::During
        | Label::Start => true,
        Label::Deliverable | Label::Budget | Label::Note | Label::Content | Label::Detail => false,
    }
}

/// The label that a line opens with, its number or bullet away.
pub(crate) fn first(body: &str) -> Option<Label> {
    split(body).map(|(label, _)| label)
}

/// Whether all of a text names bodies.
fn names_bodies(text: &str) -> bool {
    party::is_whole(text) || bodies::whole(text, &bodies::Context::default()).is_some()
}

/// Whether a line opens with a label, number or bullet aside.
pub(crate) fn is_label(text: &str) -> bool {
    if memchr(b':', text.as_bytes()).is_none() {
        return false;
    }
    let body = ordinal::split(text).map_or(text, |(_, rest)| rest);
    split(body.trim_start_matches(['(', '['])).is_some()
}

/// Whether a line opens with a label that is one whatever stands behind it, number or bullet aside.
pub(crate) fn is_known(text: &str) -> bool {
    let body = ordinal::split(text).map_or(text, |(_, rest)| rest);
    let body = body.trim_start_matches(['(', '[']);
    split_known(body, false).is_some() || marks::is_misspelled(body)
}

/// Whether a line opens with the label of the task itself: «Nội dung: …».
pub(crate) fn tells_task(text: &str) -> bool {
    split(text).is_some_and(|(label, _)| label == Label::Content)
}

/// Whether the label is one of a row of its kind: «Nhiệm vụ 2: …».
pub(crate) fn is_counted(text: &str) -> bool {
    text.split_once(':').is_some_and(|(name, _)| name.trim_end().ends_with(|c: char| c.is_ascii_digit()))
}

fn clean(value: &str) -> String {
    value.trim().trim_end_matches(['.', ';', ',', ')', ' ']).to_owned()
        + if value.contains('(') && value.trim_end().trim_end_matches(['.', ';']).ends_with(')') {
            ")"
        } else {
            ""
        }
}

fn split(text: &str) -> Option<(Label, &str)> {
    split_known(text, true)
}

/// The entry of the table that a name in small letters is; the name itself says to whom a thing goes.
fn of_wording(key: &str, name: &str) -> Option<&'static (&'static str, Label)> {
    LABELS.iter().find(|(wording, label)| {
        key == *wording
            || key.strip_prefix(*wording).is_some_and(|rest| {
                rest.starts_with([' ', '/', ',', '('])
                    && (extends(rest) || wider(*label, wording, rest, name))
            })
    })
}

/// The label that a text opens with; `by_value` where what stands behind the colon may tell that it is one.
fn split_known(text: &str, by_value: bool) -> Option<(Label, &str)> {
    let colon = memchr(b':', text.as_bytes())?;
    let name = text.get(..colon)?.trim();
    let opening = name.split(' ').next()?;
    let opens = FIRSTS.stand(&words(opening, 1), 0);
    let opens = opens || (by_value && marks::may_open(opening));
    if !opens || name.chars().count() > LONGEST {
        return None;
    }
    let value = text.get(colon + 1..)?;
    let key = name.to_lowercase();
    let key = key.strip_prefix("dự kiến ").unwrap_or(&key);
    let mut known = of_wording(key, name);
    if known.is_none()
        && let Some(key) = marks::written_out(key)
    {
        known = of_wording(&key, name);
    }
    if known.is_none()
        && by_value
        && let Some(key) = marks::respelled(key, own_value(value))
    {
        known = of_wording(&key, name);
    }
    let label = match known {
        Some((wording, _)) if wording.starts_with("phân công") && !hands_out(value) => return None,
        Some((wording, _)) if *wording == "yêu cầu" && demands(value) => return None,
        // «Chủ trì,: phối hợp với các cơ quan …»: a stray colon in what a body does.
        Some((_, Label::Lead)) if opens_bare(value.trim_start(), "phoi hop") => return None,
        Some((wording, Label::Detail)) if is_counted_on(key, wording) && tells_who(value) => return None,
        Some((_, label)) => *label,
        None if by_value => told::by_value(key, own_value(value))?,
        None => return None,
    };
    let named = matches!(label, Label::Detail | Label::Submit);
    let value = if named { text.trim() } else { value.trim() };
    // Dots are the blank of a form.
    let blank = value.is_empty() || value.starts_with(['…', '.', '_']);
    (!blank && !value.ends_with(':')).then_some((label, value))
}

#[cfg(test)]
mod tests;
