//! How many cells with text each sheet of a workbook may keep, where they do not all fit: small sheets are kept whole,
//! and what is left is for the large ones. A plan beside a sheet of masses of data is read as if it stood alone.

use super::Sheet;

/// The shares of the sheets, in their order.
#[derive(Debug)]
pub(super) struct Shares {
    limit: u64,
    /// Known once every sheet was counted; before that, who comes first takes.
    fixed: Option<Vec<u64>>,
}

impl Shares {
    /// Who comes first takes, up to the limit.
    pub(super) fn new(limit: u64) -> Self {
        Self { limit, fixed: None }
    }

    /// What the sheet after those read so far may keep.
    pub(super) fn next(&self, before: &[Sheet]) -> u64 {
        match &self.fixed {
            Some(fixed) => fixed.get(before.len()).copied().unwrap_or_default(),
            None => self.limit.saturating_sub(before.iter().map(|s| s.filled.min(s.share)).sum()),
        }
    }

    /// Shares by what the sheets hold, where a sheet that came late should have had more than it got.
    pub(super) fn again(&self, sheets: &[Sheet]) -> Option<Self> {
        if self.fixed.is_some() {
            return None;
        }
        let fixed = fair(&sheets.iter().map(|s| s.filled).collect::<Vec<_>>(), self.limit);
        let short = sheets.iter().zip(&fixed).any(|(s, &share)| s.left_out.is_some() && s.share < share);
        short.then_some(Self { limit: self.limit, fixed: Some(fixed) })
    }
}

/// Everyone gets what they need as long as that is no more than an equal part of what is left.
fn fair(needs: &[u64], limit: u64) -> Vec<u64> {
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|&i| needs.get(i));
    let mut shares = vec![0; needs.len()];
    let mut left = limit;
    for (before, &i) in order.iter().enumerate() {
        let part = left / (needs.len() - before) as u64;
        if let (Some(share), Some(&need)) = (shares.get_mut(i), needs.get(i)) {
            *share = need.min(part);
            left -= *share;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::fair;

    #[test]
    fn small_sheets_are_kept_whole() {
        let cases: [(&[u64], u64, &[u64]); 4] = [
            (&[900, 40], 100, &[60, 40]),
            (&[30, 30], 100, &[30, 30]),
            (&[70, 500, 80, 10], 120, &[36, 37, 37, 10]),
            (&[], 100, &[]),
        ];
        for (needs, limit, shares) in cases {
            assert_eq!(fair(needs, limit), shares, "{needs:?}");
        }
    }
}
