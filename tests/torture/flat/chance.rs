//! Chance that can be had again: a failure names its seed.

use super::super::is_long;

/// SplitMix64.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// Seeds of so many cases; more where everything is to be tried. `PAYNET_SEED` names a first one.
pub fn seeds(count: u64) -> Vec<u64> {
    let first = std::env::var("PAYNET_SEED").map_or(0, |seed| seed.parse().unwrap());
    let count = if is_long() { 5 * count } else { count };
    (first..first + count).collect()
}
