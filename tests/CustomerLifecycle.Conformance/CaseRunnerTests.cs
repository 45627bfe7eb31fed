using CustomerLifecycle.Conformance.Running;
using Xunit.Sdk;

namespace CustomerLifecycle.Conformance;

/// <summary>Shows that the runner can fail: nothing it does not know passes in silence.</summary>
public sealed class CaseRunnerTests
{
    private static readonly CaseRunner Runner = new([new Sum()], [new PendingKind("webhook", "verify", "Not yet.")]);

    [Fact]
    public void A_row_that_holds_passes() =>
        Runner.Run(Webhook("""{"id":"a","kind":"sign","input":{"numbers":[1,2]},"expected":3}"""));

    [Fact]
    public void A_row_that_does_not_hold_fails_and_prints_both_sides()
    {
        var failure = Assert.Throws<FailException>(() => Runner.Run(Webhook("""{"kind":"sign","input":{"numbers":[1,2]},"expected":4}""")));

        Assert.Contains("Expected: 4", failure.Message);
        Assert.Contains("Actual:   3", failure.Message);
    }

    [Theory]
    [InlineData("""{"kind":"sign","input":{"numbers":[1]},"expected":1,"rounding":"up"}""", "Unknown field $.rounding")]
    [InlineData("""{"kind":"sign","input":{"numbers":[1],"unit":"s"},"expected":1}""", "Unknown field $.input.unit")]
    [InlineData("""{"kind":"sign","input":{},"expected":1}""", "$.input has no field 'numbers'")]
    [InlineData("""{"kind":"sign","input":7,"expected":1}""", "$.input is Number")]
    [InlineData("""{"kind":"rotate"}""", "Unknown kind 'rotate' of file 'webhook'")]
    [InlineData("""{"input":{}}""", "no text field 'kind'")]
    [InlineData("""[1]""", "no text field 'kind'")]
    [InlineData("""{"kind":""", "cases/webhook.jsonl(7)")]
    public void What_it_does_not_know_fails(string json, string message) =>
        Assert.Contains(message, Assert.Throws<CaseFormatException>(() => Runner.Run(Webhook(json))).Message);

    [Fact]
    public void An_unknown_file_fails() =>
        Assert.Contains(
            "Unknown case file 'sorcery'",
            Assert.Throws<CaseFormatException>(() => Runner.Run(new CaseRow("cases/sorcery.jsonl", 1, "{}"))).Message);

    [Fact]
    public void Only_pending_kinds_are_skipped()
    {
        Assert.Equal("Not yet.", Runner.SkipReason(Webhook("""{"kind":"verify"}""")));
        Assert.Null(Runner.SkipReason(Webhook("""{"kind":"sign"}""")));
        Assert.Null(Runner.SkipReason(Webhook("""{"kind":"rotate"}""")));
        Assert.Null(Runner.SkipReason(Webhook("not json")));
    }

    [Fact]
    public void A_row_is_named_by_its_id_and_else_by_its_line()
    {
        Assert.Equal("[webhook:wh-1]", Webhook("""{"id":"wh-1"}""").DisplayName);
        Assert.Equal("[webhook:7]", Webhook("{}").DisplayName);
        Assert.Equal("[webhook:7]", Webhook("not json").DisplayName);
    }

    [Fact]
    public void A_kind_has_one_handler_and_does_not_wait_as_well()
    {
        Assert.Throws<InvalidOperationException>(() => new CaseRunner([new Sum(), new Sum()], []));
        Assert.Throws<InvalidOperationException>(() => new CaseRunner([new Sum()], [new PendingKind("webhook", "sign", "Not yet.")]));
    }

    [Fact]
    public void Every_pending_kind_names_a_file_that_exists() =>
        Assert.All(PendingKinds.All, pending => Assert.Contains(pending.File, CaseFiles.Names));

    [Fact]
    public void The_project_has_cases_of_its_own_for_every_file()
    {
        var own = CaseFolder.All(AppContext.BaseDirectory, null)[0].Rows().GroupBy(row => row.File, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count());

        Assert.All(CaseFiles.Names, file => Assert.InRange(own.GetValueOrDefault(file), 3, int.MaxValue));
    }

    [Fact]
    public void An_absent_folder_is_one_skipped_test_and_a_folder_named_twice_is_read_once()
    {
        var absent = Path.Combine(AppContext.BaseDirectory, "no-such-cases");
        var folders = CaseFolder.All(AppContext.BaseDirectory, $"{absent}:{absent}:{Path.Combine(AppContext.BaseDirectory, "Cases")}");

        var rows = CaseCatalog.Rows(folders.Where(folder => folder.Origin == CaseFolder.Variable), Runner).ToList();

        var row = Assert.Single(rows);
        Assert.Equal("[cases] CUSTOMERLIFECYCLE_CASES", row.TestDisplayName);
        Assert.Contains(absent, row.Skip);
    }

    private static CaseRow Webhook(string json) => new("cases/webhook.jsonl", 7, json);

    private sealed class Sum : IConformanceKind
    {
        public string File => "webhook";

        public IReadOnlyCollection<string> Kinds => ["sign"];

        public void Run(string kind, CaseFields row) =>
            CaseAssert.Equal(row.Value("expected"), row.Object("input").Numbers("numbers").Sum());
    }
}
