using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Tests.Day;

/// <summary>A small part of the sample's input in a folder of its own, so that a day takes seconds.</summary>
internal sealed class DayFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal DayFolder(int contacts = 60, int leads = 40)
    {
        Take("contacts.csv", contacts);
        Take("leads.csv", leads);
    }

    internal string File(string name) => _folder.File(name);

    internal string[] Arguments(string output, params string[] more) =>
        ["--contacts", File("contacts.csv"), "--leads", File("leads.csv"), "--out", File(output), "--quiet", .. more];

    internal (string Html, string Csv) Report(string output) =>
        (System.IO.File.ReadAllText(Path.Combine(File(output), "report.html")), System.IO.File.ReadAllText(Path.Combine(File(output), "kpi.csv")));

    public void Dispose() => _folder.Dispose();

    // Every so many lines, so that night, morning and evening are in it.
    private void Take(string name, int rows)
    {
        string[] lines = System.IO.File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "data", name));
        string[] complete = [.. lines.Skip(1).Where(line => line.StartsWith("2026-", StringComparison.Ordinal) && line.Count(c => c == '"') % 2 == 0)];
        int step = Math.Max(1, complete.Length / rows);
        System.IO.File.WriteAllLines(File(name), [lines[0], .. complete.Where((_, index) => index % step == 0).Take(rows)]);
    }
}
