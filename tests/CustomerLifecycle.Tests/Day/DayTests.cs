using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Tests.Day;

/// <summary>The promises of the sample day.</summary>
public sealed class DayTests
{
    [Fact]
    public async Task Two_runs_with_one_seed_give_the_same_report_to_the_byte_and_another_seed_gives_another()
    {
        using DayFolder folder = new();
        DayRun first = await DayProcess.RunAsync(folder.Arguments("first"));
        DayRun second = await DayProcess.RunAsync(folder.Arguments("second"));
        DayRun other = await DayProcess.RunAsync(folder.Arguments("other", "--seed", "2"));

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(folder.Report("first"), folder.Report("second"));
        Assert.NotEqual(folder.Report("first"), folder.Report("other"));
    }

    [Fact]
    public async Task A_run_that_is_killed_at_random_moments_and_taken_up_again_gives_the_report_of_one_that_was_not()
    {
        using DayFolder folder = new();
        DayRun whole = await DayProcess.RunAsync(folder.Arguments("whole"));
        Assert.True(whole.ExitCode == 0, whole.Error);

        // Long enough to start, short enough to be cut off several times on any machine; the bound grows so that the day ends.
        Random random = new(20260312);
        DayRun? run = null;
        int kills = 0;
        for (double bound = 1200; run is null; bound *= 1.12)
        {
            run = await DayProcess.RunAndKillAsync(TimeSpan.FromMilliseconds(random.Next(600, (int)bound)), folder.Arguments("killed"));
            kills += run is null ? 1 : 0;
        }

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(kills >= 2, $"The run was killed {kills} times only.");
        Assert.Equal(whole.Output, run.Output);
        Assert.Equal(folder.Report("whole"), folder.Report("killed"));
    }

    [Fact]
    public async Task A_second_process_prints_the_same_report_from_the_database_alone()
    {
        using DayFolder folder = new();
        DayRun run = await DayProcess.RunAsync(folder.Arguments("out"));
        Assert.True(run.ExitCode == 0, run.Error);
        (string Html, string Csv) report = folder.Report("out");
        string database = Directory.GetFiles(folder.File("out"), "day-*.db").Single();
        File.Delete(folder.File("contacts.csv"));
        File.Delete(folder.File("leads.csv"));

        DayRun again = await DayProcess.RunAsync("--report-only", "--database", database, "--out", folder.File("again"), "--quiet");

        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(run.Output, again.Output);
        Assert.Equal(report, folder.Report("again"));
    }

    [Fact]
    public async Task PostgreSql_gives_the_same_report_as_SQLite()
    {
        string connectionString = await PostgreSqlServer.CreateDatabaseAsync();
        using DayFolder folder = new();
        DayRun sqlite = await DayProcess.RunAsync(folder.Arguments("sqlite"));
        DayRun postgres = await DayProcess.RunAsync(folder.Arguments("postgresql", "--database", connectionString));

        Assert.True(postgres.ExitCode == 0, postgres.Error);
        Assert.Equal(sqlite.Output, postgres.Output);
        Assert.Equal(folder.Report("sqlite"), folder.Report("postgresql"));
    }

    [Fact]
    public async Task Bad_rows_are_named_with_line_and_column_and_the_day_goes_on()
    {
        using DayFolder folder = new(contacts: 8, leads: 3);
        string[] lines = File.ReadAllLines(folder.File("contacts.csv"));
        File.WriteAllLines(folder.File("contacts.csv"), [lines[0], lines[1], lines[2].Replace(",zh,", ",kling,").Replace(",en,", ",kling,"), .. lines[3..]]);

        DayRun run = await DayProcess.RunAsync(folder.Arguments("out"));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("contacts.csv, line 3, column language: expected one of zh, en", run.Error);
        Assert.Contains("contacts.csv", folder.Report("out").Html);
    }

    [Theory]
    [InlineData("--faq", "nothing.csv", "there is no such file")]
    [InlineData("--agents", "leads.csv", "the header has no column")]
    public async Task A_file_that_cannot_be_used_ends_the_run_with_its_reason(string option, string file, string reason)
    {
        using DayFolder folder = new(contacts: 5, leads: 3);

        DayRun run = await DayProcess.RunAsync([.. folder.Arguments("out"), option, folder.File(file)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(file, run.Error);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public async Task A_database_of_another_run_is_refused_and_left_alone()
    {
        using DayFolder folder = new(contacts: 5, leads: 3);
        string database = folder.File("day.db");
        Assert.Equal(0, (await DayProcess.RunAsync(folder.Arguments("out", "--database", database))).ExitCode);

        DayRun other = await DayProcess.RunAsync(folder.Arguments("out", "--database", database, "--seed", "7"));

        Assert.Equal(2, other.ExitCode);
        Assert.Contains("another run", other.Error);
    }
}
