//! Who is in a team, and as what: «Trưởng đoàn: Ông Lê Văn Dũng, Phó Cục trưởng», «Thành viên: đại diện Sở Y tế, Sở Nội vụ».
//! Nobody is told to do anything.

use crate::assignments::labels::names_bodies;
use crate::assignments::person;
use crate::words::bare;

/// What one may be in a team, in bare letters; more words may follow.
const PARTS: [&str; 12] = [
    "truong doan",
    "pho truong doan",
    "pho doan",
    "truong ban",
    "pho truong ban",
    "to truong",
    "to pho",
    "pho to truong",
    "thanh vien",
    "uy vien",
    "thu ky",
    "doi truong",
];

/// Bytes of the longest part in a team.
const LONGEST: usize = 60;

/// Whether a line puts persons, or those who speak for bodies, into a team, and says no more.
pub(super) fn is_one(text: &str) -> bool {
    let colon = memchr::memchr(b':', text.as_bytes());
    let Some((before, rest)) = colon.and_then(|at| text.split_at_checked(at)) else { return false };
    let behind = rest.get(1..).unwrap_or_default();
    let behind = behind.trim().trim_end_matches(['.', ';']);
    if is_part(before) {
        return !behind.is_empty() && behind.split(';').all(|who| is_who(who.trim()));
    }
    is_part(behind) && person::names_one(before)
}

/// Whether nothing but a part in a team is named: «Thành viên thường trực», not «Thư ký tổng hợp ý kiến».
fn is_part(text: &str) -> bool {
    const MORE: [&str; 12] =
        ["doan", "thuong", "truc", "ban", "to", "kiem", "thu", "ky", "hoi", "dong", "chuyen", "trach"];
    // With these letters they begin; «Đ» is two bytes.
    let [b'T' | b't' | b'P' | b'p' | b'U' | b'u' | b'\xC4' | b'\xE1', ..] = text.trim_start().as_bytes()
    else {
        return false;
    };
    if text.len() > LONGEST {
        return false;
    }
    let part = bare(text);
    let mut rests = PARTS.iter().filter_map(|known| part.strip_prefix(known));
    rests.any(|rest| rest.split_whitespace().all(|word| MORE.contains(&word)))
}

fn is_who(text: &str) -> bool {
    const FOR: [&str; 5] = ["đại diện lãnh đạo ", "đại diện ", "lãnh đạo ", "chuyên viên ", "cán bộ "];
    let small: String = text.chars().take(1).map(normalize::small).chain(text.chars().skip(1)).collect();
    let sent = FOR.iter().find_map(|word| small.strip_prefix(word));
    person::names_one(text) || sent.is_some_and(names_bodies)
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn who_is_in_a_team() {
        for (line, member) in [
            ("Trưởng đoàn: Ông Lê Văn Dũng, Phó Cục trưởng.", true),
            ("Phó Trưởng đoàn: Bà Trần Thị Hà - Trưởng phòng Thanh tra.", true),
            ("Thành viên: đại diện Phòng Bảo vệ rừng, Phòng Thanh tra.", true),
            ("Thư ký: ông Nguyễn Văn Ba; bà Lê Thị Tư.", true),
            ("Ông Phạm Văn Năm, Phó Trưởng phòng Tổ chức: Thành viên.", true),
            ("Trưởng đoàn: Chỉ đạo chung hoạt động của đoàn.", false),
            ("Trưởng đoàn: Ông Lê Văn Dũng chủ trì cuộc họp kết luận.", false),
            ("Thành viên: Sở Y tế rà soát hồ sơ.", false),
            ("Thư ký tổng hợp ý kiến: ông Nguyễn Văn Ba.", false),
            ("Ông Phạm Văn Năm: Thư ký ghi biên bản.", false),
        ] {
            assert_eq!(is_one(line), member, "{line}");
        }
    }
}
