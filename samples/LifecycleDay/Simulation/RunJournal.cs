using CustomerLifecycle;
using CustomerLifecycle.Storage;
using LifecycleDay.Input;

namespace LifecycleDay.Simulation;

/// <summary>Keeps where the day stands, and what was left out of its input, in the same database as the rest.</summary>
internal sealed class RunJournal(RelationalStorage storage, TenantId tenant)
{
    private const string Save =
        "INSERT INTO day_run (tenant, run_key, clock, next_contact, step) VALUES (@tenant, @run, @clock, @next, @step) "
        + "ON CONFLICT (tenant, run_key) DO UPDATE SET clock = excluded.clock, next_contact = excluded.next_contact, step = excluded.step";

    internal async Task<(string RunKey, RunPosition Position)?> FindAsync(CancellationToken cancellationToken) =>
        await storage.QuerySingleOrDefaultAsync<Row>(
            "SELECT run_key AS RunKey, clock, next_contact AS NextContact, step FROM day_run WHERE tenant = @tenant",
            new { tenant = tenant.Value },
            cancellationToken) is { } row
            ? (row.RunKey, new RunPosition(new DateTimeOffset(row.Clock, TimeSpan.Zero), (int)row.NextContact, row.Step))
            : null;

    internal Task SaveAsync(string runKey, RunPosition position, CancellationToken cancellationToken) =>
        CommitAsync(
            [
                new SqlStatement(
                    Save,
                    new("tenant", tenant.Value),
                    new("run", runKey),
                    new("clock", position.Clock.UtcTicks),
                    new("next", position.NextContact),
                    new("step", position.Step)),
            ],
            cancellationToken);

    internal Task SaveProblemsAsync(IEnumerable<InputProblem> problems, CancellationToken cancellationToken) =>
        CommitAsync(
            [
                .. problems.GroupBy(problem => (problem.File, problem.Line)).SelectMany(row => row.Select((problem, ordinal) => new SqlStatement(
                    "INSERT INTO day_problem (tenant, file, line, ordinal, column_name, expected) VALUES (@tenant, @file, @line, @ordinal, @column, @expected) ON CONFLICT DO NOTHING",
                    new("tenant", tenant.Value),
                    new("file", problem.File),
                    new("line", problem.Line),
                    new("ordinal", ordinal),
                    new("column", problem.Column),
                    new("expected", problem.Expected)))),
            ],
            cancellationToken);

    internal async Task<IReadOnlyList<InputProblem>> ProblemsAsync(CancellationToken cancellationToken) =>
        [
            .. (await storage.QueryAsync<ProblemRow>(
                "SELECT file, line, column_name AS ColumnName, expected FROM day_problem WHERE tenant = @tenant ORDER BY file, line, ordinal",
                new { tenant = tenant.Value },
                cancellationToken)).Select(row => new InputProblem(row.File, row.Line, row.ColumnName, row.Expected)),
        ];

    internal Task NoteAsync(string name, string text, CancellationToken cancellationToken) =>
        CommitAsync(
            [
                new SqlStatement(
                    "INSERT INTO day_note (tenant, name, text) VALUES (@tenant, @name, @text) ON CONFLICT (tenant, name) DO UPDATE SET text = excluded.text",
                    new("tenant", tenant.Value),
                    new("name", name),
                    new("text", text)),
            ],
            cancellationToken);

    internal Task<string?> FindNoteAsync(string name, CancellationToken cancellationToken) =>
        storage.QuerySingleOrDefaultAsync<string>("SELECT text FROM day_note WHERE tenant = @tenant AND name = @name", new { tenant = tenant.Value, name }, cancellationToken);

    private Task<CommitResult> CommitAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken) =>
        storage.CommitAsync(new StorageCommit { Tenant = tenant, Stream = "day", Statements = statements }, cancellationToken);

    private sealed class Row
    {
        public string RunKey { get; init; } = "";

        public long Clock { get; init; }

        public long NextContact { get; init; }

        public string Step { get; init; } = "";
    }

    private sealed class ProblemRow
    {
        public string File { get; init; } = "";

        public long Line { get; init; }

        public string ColumnName { get; init; } = "";

        public string Expected { get; init; } = "";
    }
}
