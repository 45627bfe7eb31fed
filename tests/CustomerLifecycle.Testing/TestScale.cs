using System.Globalization;

namespace CustomerLifecycle.Testing;

/// <summary>How long the long tests run: <c>CUSTOMERLIFECYCLE_TEST_SCALE</c>, 1 by default.</summary>
public static class TestScale
{
    public static int Factor { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CUSTOMERLIFECYCLE_TEST_SCALE"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) && factor > 0 ? factor : 1;
}
