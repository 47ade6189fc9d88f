//! A place in the source, said to a person: `page 3 [72, 100.5, 520, 140]`, `lines 12-14`, `Sheet1!B4:B6`.

use model::Region;

/// A region in words; empty for a region that names no place. Boxes are `[x0, y0, x1, y1]` in points from the top left.
pub fn describe(region: &Region) -> String {
    let mut parts = Vec::new();
    if let Some(page) = region.page {
        parts.push(format!("page {page}"));
    }
    if let Some([x0, y0, x1, y1]) = region.bbox {
        parts.push(format!("[{x0}, {y0}, {x1}, {y1}]"));
    }
    match region.lines {
        Some([first, last]) if first == last => parts.push(format!("line {first}")),
        Some([first, last]) => parts.push(format!("lines {first}-{last}")),
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
pub fn describe_all(regions: &[Region]) -> String {
    let places: Vec<String> = regions.iter().map(describe).filter(|place| !place.is_empty()).collect();
    places.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where() {
        let page = Region { page: Some(3), bbox: Some([72.0, 100.5, 520.0, 140.0]), ..Region::default() };
        for (region, said) in [
            (page, "page 3 [72, 100.5, 520, 140]"),
            (Region::on_lines(12, 14), "lines 12-14"),
            (Region::on_lines(7, 7), "line 7"),
            (Region::on_sheet("Phụ lục", "B4:B6"), "Phụ lục!B4:B6"),
            (Region::default(), ""),
        ] {
            assert_eq!(describe(&region), said);
        }
    }
}
