using CustomerLifecycle.Conformance.Running;

namespace CustomerLifecycle.Conformance;

/// <summary>Every row of every case file is one test.</summary>
public sealed class ConformanceTests
{
    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_holds(CaseRow row) => CaseRunner.OfThisAssembly.Run(row);

    public static IEnumerable<ITheoryDataRow> Rows() =>
        CaseCatalog.Rows(
            CaseFolder.All(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(CaseFolder.Variable)),
            CaseRunner.OfThisAssembly);
}
