//! The sheet that a picture shows: its size in points.

/// Long side of A4 in points.
const A4: f32 = 842.0;
/// Sides that a sheet of paper may have, in points: from A6 to A2.
const SIDES: std::ops::RangeInclusive<f32> = 290.0..=1700.0;
/// Resolutions that programs write where they know none, dots an inch.
const UNKNOWN: [f32; 3] = [1.0, 72.0, 96.0];

/// Width and height of the sheet, given the samples each way and the dots an inch that the file tells.
pub(super) fn sheet(samples: (u32, u32), told: Option<f32>) -> (f32, f32) {
    let (width, height) = (samples.0 as f32, samples.1 as f32);
    let points = |dpi: f32| (width * 72.0 / dpi, height * 72.0 / dpi);
    let told = told.filter(|dpi| dpi.is_finite() && !UNKNOWN.iter().any(|u| (u - dpi).abs() < 0.6));
    if let Some(dpi) = told {
        let (w, h) = points(dpi);
        if SIDES.contains(&w) && SIDES.contains(&h) {
            return (w, h);
        }
    }
    points(width.max(height).max(1.0) * 72.0 / A4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_told_resolution_counts_where_it_makes_a_sheet() {
        let cases: [((u32, u32), Option<f32>, (f32, f32)); 5] = [
            ((1654, 2339), Some(200.0), (595.0, 842.0)),
            ((1240, 1754), Some(72.0), (595.0, 842.0)),
            ((1754, 1240), None, (842.0, 595.0)),
            ((3000, 4000), Some(3000.0), (631.0, 842.0)),
            ((1240, 877), Some(150.0), (595.0, 421.0)),
        ];
        for (samples, told, expected) in cases {
            let (w, h) = sheet(samples, told);
            assert!((w - expected.0).abs() < 1.0 && (h - expected.1).abs() < 1.0, "{samples:?}: {w} × {h}");
        }
    }
}
