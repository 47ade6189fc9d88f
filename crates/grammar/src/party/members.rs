//! Names under a head that several share: «Các Chi cục: Kiểm lâm, Thủy lợi», «Các Trung tâm: Khuyến nông, Giống cây trồng»;
//! and what only looks like a group: «Bệnh viện mắt Tuyên Quang».

use super::body::{self, Named};
use super::group::Group;
use super::list::{Item, ItemSort, Reader, is_and};
use super::place;
use super::words::{Key, Sort, lows};
use crate::registry::{Body, Registry, registry};

/// Nouns whose bodies are told apart by the names behind them. Departments, ministries and the like have rules of their
/// own; what stands behind «các đơn vị:» are bodies by themselves.
const SHARED: [&str; 16] = [
    "sở",
    "ban",
    "hội",
    "chi cục",
    "cục",
    "vụ",
    "viện",
    "trung tâm",
    "trường",
    "bệnh viện",
    "công ty",
    "ngân hàng",
    "khoa",
    "phòng",
    "tổ",
    "xí nghiệp",
];

/// Most words of a name under a shared head.
const LONGEST: usize = 9;

/// A member of a list under a head: the body of the registry, whether that is its whole name, where its own words begin
/// and the word after them.
struct Member {
    body: &'static Body,
    from: usize,
    rest: usize,
    to: usize,
}

impl Reader<'_, '_> {
    /// Whether the names behind a noun share it: «các Sở Nội vụ, Tài chính», or in a cell «Bộ: Y tế, Tài chính».
    pub(super) fn shares(&self, found: &Group) -> bool {
        let words = self.words;
        let listed = || words.is_mark(found.to, b":") && words.is_capital(found.to + 1);
        found.many || (!self.prose && found.nouns.len() == 1 && words.is_capital(found.to - 1) && listed())
    }

    /// The members of a group with one noun. Behind a colon each is what stands between two separators; without one, all
    /// of them, two at least, have to be names of the registry: «các Trung tâm Khuyến nông» may be many of one sort.
    pub(super) fn members(&self, at: usize, found: &Group) -> Option<Item> {
        let words = self.words;
        let [noun] = found.nouns.as_slice() else { return None };
        if !self.shares(found) || !SHARED.contains(noun) || words.shouted() {
            return None;
        }
        let colon = words.is_mark(found.to, b":");
        let start = found.to + usize::from(colon);
        if !words.is_capital(start) {
            return None;
        }
        let Registry { bodies, names } = registry();
        let head: Vec<Key> = lows(noun).map(Key::bare).collect();
        let node = names.node_of(&head)?;
        let open = names.bodies(node).iter().filter_map(|&i| bodies.get(i)).find(|body| body.open)?;
        let mut members = Vec::new();
        let mut next = start;
        while let Some(member) = self.member(next, node, open, colon) {
            let to = member.to;
            members.push(member);
            let Some(behind) = self.after_separator(to, b",/").or_else(|| self.after_separator(to, b";"))
            else {
                break;
            };
            next = behind;
        }
        let to = members.last().map(|member| member.to)?;
        if !colon && members.len() < 2 {
            return None;
        }
        let party = |member: &Member| {
            let Member { body, from, rest, to } = *member;
            let party = self.body(from..to, body, None);
            if self.silent || rest == to {
                return party;
            }
            body::party(&self.raw(from, to), body, &self.raw(rest, to), None, self.context)
        };
        let parties = members.iter().map(party).collect();
        Some(Item { from: at, to, parties, sort: ItemSort::Known })
    }

    /// The member that begins at a word: a name that the registry has under the head, or up to the next separator.
    fn member(&self, at: usize, node: usize, open: &'static Body, colon: bool) -> Option<Member> {
        let words = self.words;
        if !words.is_capital(at) || self.does(at) {
            return None;
        }
        let under = body::longest_behind(words, at, node, self.day());
        let alone = self.longest(at).filter(|n| !n.body.open);
        let closed = under.filter(|n| !n.body.open);
        if let Some(Named { body, reached }) = closed
            .filter(|n| alone.is_none_or(|a| a.reached.to <= n.reached.to) && self.ends_member(n.reached.to))
        {
            return Some(Member { body, from: at, rest: reached.to, to: reached.to });
        }
        let (body, rest) = under.filter(|n| n.body.open).map_or((open, at), |n| (n.body, n.reached.to));
        if !colon || (rest == at && self.begins(at)) {
            return None;
        }
        let ends = |i: usize| {
            !words.is_word(i) && !words.is_mark(i, b"-&")
                || self.does(i)
                || (is_and(words, i) && self.begins(i + 1))
        };
        let to = words.find(at, ends).unwrap_or_else(|| words.len());
        (to > rest && to <= at + LONGEST && self.ends_member(to)).then_some(Member {
            body,
            from: at,
            rest,
            to,
        })
    }

    /// Whether a member of a list may end before a place.
    fn ends_member(&self, to: usize) -> bool {
        let words = self.words;
        !words.has(to)
            || words.is_mark(to, b",;./:")
            || words.sort(to) == Some(Sort::Break)
            || is_and(words, to)
            || self.does(to)
    }

    /// «Bệnh viện mắt Tuyên Quang», «Hợp tác xã nông nghiệp Tân Trào»: a noun with a capital, what it is, and a name of its
    /// own make one body, where «Doanh nghiệp nhà nước», «Cơ sở sản xuất trên địa bàn tỉnh Sơn La» are many.
    pub(super) fn is_one(&self, at: usize, found: &Group) -> bool {
        let words = self.words;
        let plain = found.nouns.first().is_some_and(|noun| matches!(*noun, "cơ quan" | "đơn vị"));
        if plain || !words.is_capital(at) || words.shouted() || self.longest_open(at).is_none() {
            return false;
        }
        let ends = |i: usize| {
            !words.is_word(i)
                || is_and(words, i)
                || self.does(i)
                || place::LINKS.stand(words, i)
                || place::unit(words, i).is_some()
                || words.sort(i) == Some(Sort::Capital)
        };
        let end = words.find(found.to, ends);
        end.is_some_and(|i| i > found.to && words.sort(i) == Some(Sort::Capital) && !self.is_body(i))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Context, is_whole, read_list};

    #[test]
    fn members_have_the_head_of_their_group() {
        for (text, names) in [
            (
                "Các Chi cục: Kiểm lâm, Thủy lợi và Phát triển nông thôn",
                &["Chi cục Kiểm lâm", "Chi cục Thủy lợi", "Chi cục Phát triển nông thôn"][..],
            ),
            (
                "Các Chi cục: Trồng trọt và Bảo vệ thực vật; Chăn nuôi và Thú y; Sở Y tế",
                &["Chi cục Trồng trọt và Bảo vệ thực vật", "Chi cục Chăn nuôi và Thú y", "Sở Y tế"],
            ),
            ("Các Chi cục Kiểm lâm, Thủy lợi", &["Chi cục Kiểm lâm", "Chi cục Thủy lợi"]),
            (
                "Các Vụ: Pháp chế, Tổ chức cán bộ, Kế hoạch - Tài chính",
                &["Vụ Pháp chế", "Vụ Tổ chức cán bộ", "Vụ Kế hoạch - Tài chính"],
            ),
            (
                "Các Phòng: Tổ chức - Hành chính, Kế hoạch - Tài chính, Pháp chế",
                &["Phòng Tổ chức hành chính", "Phòng Kế hoạch - Tài chính", "Phòng Pháp chế"],
            ),
            (
                "Các Phòng: Quản lý lao động; Người có công",
                &["Phòng Quản lý lao động", "Phòng Người có công"],
            ),
            ("Các Cục: Thuế, Hải quan", &["Cục Thuế", "Cục Hải quan"]),
            (
                "Các Trung tâm: Khuyến nông, Phát triển quỹ đất; UBND các xã",
                &["Trung tâm Khuyến nông", "Trung tâm Phát triển quỹ đất", "Ủy ban nhân dân các xã"],
            ),
            (
                "Các Trường: Đại học Tân Trào, Cao đẳng Kỹ thuật",
                &["Trường Đại học Tân Trào", "Trường Cao đẳng Kỹ thuật"],
            ),
            // Many of one sort, and bodies by themselves.
            ("Các Trung tâm Khuyến nông", &["Các trung tâm Khuyến nông"]),
            (
                "Các trường Đại học Tân Trào, Cao đẳng Kỹ thuật",
                &["Các trường Đại học Tân Trào, Cao đẳng Kỹ thuật"],
            ),
        ] {
            let found = read_list(text, &Context::default());
            assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), names, "{text}");
            assert!(is_whole(text), "{text}");
        }
    }

    #[test]
    fn a_name_of_its_own_makes_one() {
        for (text, name, many) in [
            ("Bệnh viện mắt Tuyên Quang", "Bệnh viện mắt Tuyên Quang", false),
            ("Hợp tác xã nông nghiệp Tân Trào", "Hợp tác xã nông nghiệp Tân Trào", false),
            ("Nhà máy xi măng Tân Quang", "Nhà máy xi măng Tân Quang", false),
            ("Doanh nghiệp nhà nước", "Các doanh nghiệp nhà nước", true),
            ("Cơ sở sản xuất trên địa bàn tỉnh Sơn La", "Các cơ sở sản xuất trên địa bàn tỉnh Sơn La", true),
            ("Cơ sở vật chất", "Cơ sở vật chất", false),
            ("các hợp tác xã nông nghiệp", "Các hợp tác xã nông nghiệp", true),
            ("Các HTX, tổ hợp tác", "Các hợp tác xã, tổ hợp tác", true),
            ("Câu lạc bộ bóng chuyền", "Câu lạc bộ bóng chuyền", false),
            ("Cha mẹ học sinh", "Cha mẹ học sinh", true),
        ] {
            let found = read_list(text, &Context::default());
            let seen: Vec<_> = found.iter().map(|p| (p.name.as_str(), p.collective)).collect();
            assert_eq!(seen, [(name, many)], "{text}");
        }
    }
}
