namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Quantiles of Student's t distribution, by which intervals of a few replications are widened as they must.</summary>
internal static class StudentT
{
    private const int Halvings = 200;

    /// <summary>The value that a t variable exceeds in absolute size with probability 1 - <paramref name="confidence"/>.</summary>
    public static double TwoSided(double confidence, int degreesOfFreedom)
    {
        double outside = 1 - confidence;
        double low = 0;
        double high = 1;
        while (Outside(high, degreesOfFreedom) > outside)
        {
            (low, high) = (high, high * 2);
        }

        for (int i = 0; i < Halvings && low < high; i++)
        {
            double middle = low + ((high - low) / 2);
            (low, high) = Outside(middle, degreesOfFreedom) > outside ? (middle, high) : (low, middle);
            if (high - low <= 1e-15 * high)
            {
                break;
            }
        }

        return high;
    }

    // P(|T| > t) is the regularised incomplete beta function of n/(n+t^2) (Abramowitz and Stegun 26.7.1).
    private static double Outside(double t, int n) => IncompleteBeta(n / (n + (t * t)), n / 2.0, 0.5);

    /// <summary>The continued fraction of DLMF 8.17.22 by the method of Lentz (1976); its symmetry keeps x where it converges fast.</summary>
    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        if (x > (a + 1) / (a + b + 2))
        {
            return 1 - IncompleteBeta(1 - x, b, a);
        }

        double front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        double c = 1;
        double d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        double fraction = d;
        for (int m = 1; m <= 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return front * fraction;
    }

    private static double Away(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    /// <summary>Lanczos (1964) with g = 7 and the nine coefficients of Godfrey: right to about 1 part in 10^15.</summary>
    private static double LogGamma(double x)
    {
        double[] coefficients =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.Length; i++)
        {
            sum += coefficients[i] / (x - 1 + i);
        }

        double t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
