//! A least-squares fit of measured costs to the quantities that cause them.

/// What each unit of each quantity costs, and how much of the differences that explains: 1 is all.
pub struct Fit<const N: usize> {
    /// For each quantity.
    pub costs: [f64; N],
    /// The coefficient of determination.
    pub explained: f64,
}

/// A linear equation: a factor for each unknown, and the right-hand side.
type Equation<const N: usize> = ([f64; N], f64);

/// Least squares. `None` when the quantities do not vary enough to tell their costs apart.
pub fn fit<const N: usize>(points: &[([f64; N], f64)]) -> Option<Fit<N>> {
    let mut equations: [Equation<N>; N] = [([0.0; N], 0.0); N];
    for (quantities, cost) in points {
        for ((factors, right), one) in equations.iter_mut().zip(quantities) {
            factors.iter_mut().zip(quantities).for_each(|(factor, other)| *factor += one * other);
            *right += one * cost;
        }
    }
    let costs = solved(equations)?;
    let told = |quantities: &[f64; N]| -> f64 {
        quantities.iter().zip(&costs).map(|(quantity, cost)| quantity * cost).sum()
    };
    let mean = points.iter().map(|(_, cost)| cost).sum::<f64>() / points.len() as f64;
    let off: f64 = points.iter().map(|(quantities, cost)| (cost - told(quantities)).powi(2)).sum();
    let varies: f64 = points.iter().map(|(_, cost)| (cost - mean).powi(2)).sum();
    Some(Fit { costs, explained: 1.0 - off / varies })
}

/// Gaussian elimination with partial pivoting.
fn solved<const N: usize>(mut equations: [Equation<N>; N]) -> Option<[f64; N]> {
    for pivot in 0..N {
        let size = |place: &usize| equations[*place].0[pivot].abs();
        let largest = (pivot..N).max_by(|one, other| size(one).total_cmp(&size(other)))?;
        equations.swap(pivot, largest);
        let (factors, right) = equations[pivot];
        if factors[pivot].abs() < 1e-9 {
            return None;
        }
        for (place, (others, value)) in equations.iter_mut().enumerate() {
            if place != pivot {
                let share = others[pivot] / factors[pivot];
                others.iter_mut().zip(factors).for_each(|(other, factor)| *other -= share * factor);
                *value -= share * right;
            }
        }
    }
    let mut place = 0..N;
    Some(equations.map(|(factors, right)| right / factors[place.next().unwrap_or(0)]))
}
