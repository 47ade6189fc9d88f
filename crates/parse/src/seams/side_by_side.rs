//! Two whole values in one cell with no mark between them: «Sở Giáo dục và Đào tạo Sở Khoa học và Công nghệ», «Thường
//! xuyên Hàng năm». A grammar of lists takes both; an author parts them.

use super::closings::Typed;

/// First words of bodies, with their rank: what is set up by another stands before it («Văn phòng Sở Y tế»).
const BODIES: [(&str, u8); 16] = [
    ("Tổ", 1),
    ("Khoa", 1),
    ("Phòng", 1),
    ("Văn phòng", 1),
    ("Báo", 2),
    ("Đài", 2),
    ("Chi cục", 2),
    ("Trung tâm", 2),
    ("Trường", 3),
    ("Sở", 3),
    ("Công an", 3),
    ("UBND", 4),
    ("Ủy ban nhân dân", 4),
    ("Tỉnh ủy", 4),
    ("Thành ủy", 4),
    ("Bộ", 4),
];

/// First words of times that stand for themselves.
const TIMES: [&str; 7] = ["Hàng ", "Hằng ", "Thường xuyên", "Quý ", "Tháng ", "Trong ", "Trước "];

/// Whether a text is two whole values that stand side by side.
pub(super) fn is_two(kind: Typed, text: &str) -> bool {
    let spaces = memchr::memchr2_iter(b' ', b'\n', text.as_bytes());
    spaces.filter_map(|at| Some((text.get(..at)?, text.get(at + 1..)?))).any(|(left, right)| {
        let marked = left.trim_end().ends_with([',', ';', '-', '–', '/', '+', '(', '&', '.', ':']);
        let begins = right.starts_with(char::is_uppercase) && !marked;
        begins
            && match kind {
                Typed::Bodies => {
                    rank(right).is_some_and(|own| last_rank(left).is_some_and(|before| own <= before))
                }
                Typed::Time => TIMES.iter().any(|time| right.starts_with(time)),
            }
            && kind.is_whole(left)
            && kind.is_whole(right)
    })
}

/// The rank of the body with whose first words a text begins.
fn rank(text: &str) -> Option<u8> {
    let opens =
        |words: &str| text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    BODIES.iter().find(|(words, _)| opens(words)).map(|(_, rank)| *rank)
}

/// The rank of the last body that a text names.
fn last_rank(text: &str) -> Option<u8> {
    let starts = memchr::memchr2_iter(b' ', b'\n', text.as_bytes()).map(|at| at + 1);
    let starts: Vec<usize> = [0].into_iter().chain(starts).collect();
    starts.iter().rev().find_map(|&at| rank(text.get(at..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_side_by_side() {
        for (kind, text, two) in [
            (Typed::Bodies, "Sở Giáo dục và Đào tạo Sở Khoa học và Công nghệ", true),
            (Typed::Bodies, "Văn phòng UBND xã Phòng Kinh tế", true),
            (Typed::Bodies, "UBND tỉnh Sở Y tế", true),
            (Typed::Bodies, "Sở Giáo dục và Đào tạo, Sở Y tế", false),
            (Typed::Bodies, "Sở Y tế; Sở Nội vụ", false),
            (Typed::Bodies, "Văn phòng Sở Y tế", false),
            (Typed::Bodies, "Phòng Kinh tế UBND xã", false),
            (Typed::Bodies, "Văn phòng Ủy ban nhân dân tỉnh", false),
            (Typed::Bodies, "Sở Giáo dục và Đào tạo", false),
            (Typed::Bodies, "Sở Y tế và Sở Nội vụ", false),
            (Typed::Time, "Thường xuyên Hàng năm", true),
            (Typed::Time, "Quý I/2026 Quý II/2026", true),
            (Typed::Time, "Thường xuyên, hằng năm", false),
            (Typed::Time, "Quý I - Quý II/2026", false),
            (Typed::Time, "Tháng 12 năm 2026", false),
        ] {
            assert_eq!(is_two(kind, text), two, "{text}");
        }
    }
}
