using CustomerLifecycle.Routing.WhatIf;

namespace CustomerLifecycle.Routing.Tests;

public sealed class LogFileTests
{
    [Fact]
    [Trait("Feature", "routing.log-export")]
    public void A_log_written_to_a_file_is_read_as_it_was()
    {
        IReadOnlyList<RoutingLogEntry> log = [.. RecordedDay.Record(3).Take(400)];
        StringWriter file = new();
        RoutingLogFile.WriteHeader(file, "pool \"one\"");
        foreach (RoutingLogEntry entry in log)
        {
            RoutingLogFile.Write(file, entry);
        }

        IReadOnlyList<RoutingLogEntry> read = [.. RoutingLogFile.Read(new StringReader(file.ToString()))];

        Assert.Equal(log.Select(entry => (entry.Sequence, entry.At, RoutingLogFormat.Write(entry.Events))), read.Select(entry => (entry.Sequence, entry.At, RoutingLogFormat.Write(entry.Events))));
        Assert.Equal(log.Count + 1, file.ToString().Count(c => c == '\n'));
    }

    [Theory]
    [Trait("Feature", "routing.log-export")]
    [InlineData("", "Line 1 is not the header")]
    [InlineData("{\"sequence\":1}", "Line 1 is not the header")]
    [InlineData("{\"format\":\"customerlifecycle.routing-log\",\"version\":2,\"pool\":\"p\"}", "version 2")]
    [InlineData("{\"format\":\"customerlifecycle.routing-log\",\"version\":1,\"pool\":\"p\"}\n\nnonsense", "Line 3 is not a decision")]
    [InlineData("{\"format\":\"customerlifecycle.routing-log\",\"version\":1,\"pool\":\"p\"}\n{\"sequence\":1}", "Line 2 is not a decision")]
    [InlineData("{\"format\":\"customerlifecycle.routing-log\",\"version\":1,\"pool\":\"p\"}\n{\"sequence\":1,\"at\":\"2026-03-02T09:00:00Z\",\"version\":99,\"events\":[]}", "Line 2: The routing log entry 1 has version 99")]
    public void A_file_that_cannot_be_read_says_in_which_line(string text, string saying) =>
        Assert.Contains(saying, Assert.Throws<RoutingLogFormatException>(() => RoutingLogFile.Read(new StringReader(text)).ToList()).Message);
}
