//! A place in the source, said to a person: `page 3 [72, 100.5, 520, 140]`, `lines 12-14`, `paragraph 8`,
//! `Sheet1!B4:B6`.

use model::{Lang, Region, Source};

/// Media types whose [`Region::lines`] count paragraphs: they have no lines that a person would see.
const OF_PARAGRAPHS: [&str; 5] = [
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/msword",
    "application/rtf",
    "application/vnd.oasis.opendocument.text",
];

/// How the places of one document are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    lang: Lang,
    has_lines: bool,
}

impl Places {
    /// The places of a document, in a language.
    pub fn of(source: &Source, lang: Lang) -> Self {
        Self { lang, has_lines: !OF_PARAGRAPHS.contains(&source.media_type.as_str()) }
    }

    /// A region in words; empty for a region that names no place. Boxes are `[x0, y0, x1, y1]` in points from the top
    /// left.
    pub fn describe(self, region: &Region) -> String {
        let mut parts = Vec::new();
        let [a_page, a_line, the_lines] = self.words();
        if let Some(page) = region.page {
            parts.push(format!("{a_page} {page}"));
        }
        if let Some([x0, y0, x1, y1]) = region.bbox {
            parts.push(format!("[{x0}, {y0}, {x1}, {y1}]"));
        }
        match region.lines {
            Some([first, last]) if first == last => parts.push(format!("{a_line} {first}")),
            Some([first, last]) => parts.push(format!("{the_lines} {first}-{last}")),
            None => {}
        }
        match (region.sheet(), region.cells()) {
            (Some(sheet), Some(cells)) => parts.push(format!("{sheet}!{cells}")),
            (Some(only), None) | (None, Some(only)) => parts.push(only.to_owned()),
            (None, None) => {}
        }
        parts.join(" ")
    }

    /// Several regions, parted by `; `.
    pub fn describe_all(self, regions: &[Region]) -> String {
        let places: Vec<String> =
            regions.iter().map(|r| self.describe(r)).filter(|place| !place.is_empty()).collect();
        places.join("; ")
    }

    /// A page, a line, several lines.
    fn words(self) -> [&'static str; 3] {
        match (self.lang, self.has_lines) {
            (Lang::En, true) => ["page", "line", "lines"],
            (Lang::En, false) => ["page", "paragraph", "paragraphs"],
            (Lang::Vi, true) => ["trang", "dòng", "dòng"],
            (Lang::Vi, false) => ["trang", "đoạn", "đoạn"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where() {
        let page = Region { page: Some(3), bbox: Some([72.0, 100.5, 520.0, 140.0]), ..Region::default() };
        for (region, has_lines, en, vi) in [
            (page, true, "page 3 [72, 100.5, 520, 140]", "trang 3 [72, 100.5, 520, 140]"),
            (Region::on_lines(12, 14), true, "lines 12-14", "dòng 12-14"),
            (Region::on_lines(7, 7), true, "line 7", "dòng 7"),
            (Region::on_lines(12, 14), false, "paragraphs 12-14", "đoạn 12-14"),
            (Region::on_lines(7, 7), false, "paragraph 7", "đoạn 7"),
            (Region::on_sheet("Phụ lục", "B4:B6"), true, "Phụ lục!B4:B6", "Phụ lục!B4:B6"),
            (Region::default(), true, "", ""),
        ] {
            for (lang, said) in [(Lang::En, en), (Lang::Vi, vi)] {
                assert_eq!(Places { lang, has_lines }.describe(&region), said);
            }
        }
    }
}
