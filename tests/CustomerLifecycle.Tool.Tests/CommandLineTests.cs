namespace CustomerLifecycle.Tool.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_is_a_result_and_names_the_tool_as_it_is_called()
    {
        ToolRun run = await ToolRun.OfAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("lifecycle [command]", run.Output);
        Assert.Contains("storage", run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_version_is_the_tools_own_and_not_that_of_the_program_around_it()
    {
        ToolRun run = await ToolRun.OfAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(LifecycleTool.Version, run.Output.Trim());
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", run.Output);
    }

    [Theory]
    [InlineData("", "'lifecycle --help'")]
    [InlineData("storage", "'lifecycle storage --help'")]
    [InlineData("stroage", "stroage")]
    [InlineData("storage status", "--database")]
    [InlineData("storage status --database a.db --frobnicate", "--frobnicate")]
    [InlineData("storage status --database a.db --take many", "--take")]
    [InlineData("storage status --database a.db --take -1", "--take is from 0")]
    [InlineData("storage replay --database a.db --tenant acme", "say --all")]
    [InlineData("storage replay --database a.db --tenant acme --kind k", "--key")]
    [InlineData("storage replay --database a.db --tenant acme --kind k --key x --sequence 3", "say --all")]
    [InlineData("storage replay --database a.db --tenant acme --handler h --sequence first", "--sequence")]
    [InlineData("storage replay --database a.db --tenant acme --sequence 3", "--handler")]
    [InlineData("storage replay --database a.db --tenant acme --handler h --sequence 3 --all", "say --all")]
    public async Task A_wrong_command_line_exits_with_2_and_says_what_is_wrong_on_the_error_stream_alone(string line, string saying)
    {
        ToolRun run = await ToolRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(saying, run.Error);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("storage", "status", "postgresql://ann:s3cret@db.example/crm")]
    [InlineData("storage", "status", "--database=Host=127.0.0.1;Passwort=s3cret;Password=s3cret")]
    [InlineData("storage", "status", "--database", "Host=127.0.0.1;Port=1;Username=ann;Password=s3cret;Database=crm")]
    [InlineData("storage", "status", "--database", "postgresql://ann:s3cret@127.0.0.1:1/crm")]
    [InlineData("storage", "status", "--database", "postgresql://ann:s3cret@/crm")]
    [InlineData("storage", "status", "--database", "mysql://ann:s3cret@db.example/crm")]
    [InlineData("storage", "status", "--database", "Host=127.0.0.1;Password=s3cret;no pair")]
    [InlineData("storage", "status", "--database", "Host=127.0.0.1;Password='a;s3cret';Bogus=s3cret")]
    [InlineData("storage", "status", "--database", "Host=127.0.0.1;Password=a", "s3cret;Database=crm")]
    public async Task A_password_is_never_repeated(params string[] arguments)
    {
        ToolRun run = await ToolRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("s3cret", run.Error + run.Output);
        Assert.NotEmpty(run.Error);
    }
}
