namespace CustomerLifecycle.Analytics.Tests.Kpis;

public sealed class TimeBucketsTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2025-10-26T12:00:00Z", "2025-10-25T22:00:00Z", 25)]
    [InlineData("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", 23)]
    [InlineData("Asia/Shanghai", "2026-03-29T20:00:00Z", "2026-03-29T16:00:00Z", 24)]
    [InlineData("Australia/Lord_Howe", "2026-04-05T00:00:00Z", "2026-04-04T13:00:00Z", 24.5)]
    [InlineData("America/Sao_Paulo", "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z", 23)]
    public void Days_are_as_long_as_the_zone_makes_them(string zone, string at, string start, double hours)
    {
        var day = new TimeBuckets(zone, BucketSize.Day).Of(Rows.At(at));
        Assert.Equal(Rows.At(start), day.Start);
        Assert.Equal(hours, day.Length.TotalHours);
    }

    [Fact]
    public void A_week_across_the_change_of_clocks_has_one_hour_less_and_begins_on_the_stated_day()
    {
        var at = Rows.At("2026-03-29T12:00:00Z");
        var fromMonday = new TimeBuckets("Europe/Berlin", BucketSize.Week).Of(at);
        Assert.Equal(("2026-03-23", 167.0), (fromMonday.Label, fromMonday.Length.TotalHours));
        Assert.Equal(Rows.At("2026-03-22T23:00:00Z"), fromMonday.Start);
        Assert.Equal(Rows.At("2026-03-29T22:00:00Z"), fromMonday.End);

        var fromSunday = new TimeBuckets("Europe/Berlin", BucketSize.Week, DayOfWeek.Sunday).Of(at);
        Assert.Equal(("2026-03-29", 167.0), (fromSunday.Label, fromSunday.Length.TotalHours));
        Assert.Equal("2024-12-29", new TimeBuckets("UTC", BucketSize.Week, DayOfWeek.Sunday).Of(Rows.At("2024-12-30T00:00:00Z")).Label);
    }

    [Fact]
    public void The_repeated_hour_is_two_buckets()
    {
        var hours = new TimeBuckets("Europe/Berlin", BucketSize.Hour)
            .Between(Rows.At("2025-10-25T23:00:00Z"), Rows.At("2025-10-26T03:00:00Z"));
        Assert.Equal(["2025-10-26 01:00+02:00", "2025-10-26 02:00+02:00", "2025-10-26 02:00+01:00", "2025-10-26 03:00+01:00"], hours.Select(hour => hour.Label));
    }

    [Fact]
    public void Half_and_quarter_hours_begin_with_the_hour_of_the_zone()
    {
        // Nepal is 5 hours and 45 minutes ahead.
        var halves = new TimeBuckets("Asia/Kathmandu", BucketSize.HalfHour).Between(Rows.At("2026-03-02T03:20:00Z"), Rows.At("2026-03-02T04:20:00Z"));
        Assert.Equal(["2026-03-02 09:00+05:45", "2026-03-02 09:30+05:45", "2026-03-02 10:00+05:45"], halves.Select(half => half.Label));

        var quarter = new TimeBuckets("UTC", BucketSize.QuarterHour).Of(Rows.At("2026-03-02T09:44:59Z"));
        Assert.Equal(("2026-03-02 09:30+00:00", TimeSpan.FromMinutes(15)), (quarter.Label, quarter.Length));

        // Lord Howe goes back from two to half past one: that half hour comes twice.
        var twice = new TimeBuckets("Australia/Lord_Howe", BucketSize.HalfHour).Between(Rows.At("2026-04-04T14:30:00Z"), Rows.At("2026-04-04T15:30:00Z"));
        Assert.Equal(["2026-04-05 01:30+11:00", "2026-04-05 01:30+10:30"], twice.Select(half => half.Label));
    }

    [Fact]
    public void October_is_in_the_year_of_every_zone()
    {
        var months = new TimeBuckets("Europe/London", BucketSize.Month).Between(Rows.At("2025-01-01T00:00:00Z"), Rows.At("2026-01-01T00:00:00Z")).ToArray();
        Assert.Equal(12, months.Length);
        Assert.Equal(31 * 24 + 1, months[9].Length.TotalHours);
        Assert.Equal("2024-Q4", new TimeBuckets("UTC", BucketSize.Quarter).Of(Rows.At("2024-12-30T00:00:00Z")).Label);
    }

    [Fact]
    public void A_day_a_zone_skipped_has_no_bucket()
    {
        var days = new TimeBuckets("Pacific/Apia", BucketSize.Day).Between(Rows.At("2011-12-29T12:00:00Z"), Rows.At("2011-12-31T11:00:00Z"));
        Assert.Equal(["2011-12-29", "2011-12-31", "2012-01-01"], days.Select(day => day.Label));
    }

    [Fact]
    public void Buckets_lie_end_to_end_and_hold_every_instant_in_every_zone()
    {
        List<string> wrong = [];
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal)))
        {
            foreach (var size in new[] { BucketSize.Day, BucketSize.Hour, BucketSize.HalfHour })
            {
                var buckets = new TimeBuckets(zone, size);
                var (from, to) = size == BucketSize.Day ? ("2024-01-01T00:00:00Z", "2026-01-01T00:00:00Z") : ("2026-03-28T00:00:00Z", "2026-04-06T00:00:00Z");
                TimeBucket? previous = null;
                foreach (var bucket in buckets.Between(Rows.At(from), Rows.At(to)))
                {
                    var touches = previous is null || previous.End == bucket.Start;
                    var fresh = new TimeBuckets(zone, size);
                    if (!touches || bucket.Length <= TimeSpan.Zero || fresh.Of(bucket.Start) != bucket || new TimeBuckets(zone, size).Of(bucket.End.AddTicks(-1)) != bucket)
                    {
                        wrong.Add($"{zone} {bucket}");
                    }

                    previous = bucket;
                }
            }
        }

        Assert.Empty(wrong.Take(5));
    }

    [Fact]
    public void An_unknown_zone_is_an_error_that_says_what_to_give()
    {
        var error = Assert.Throws<ArgumentException>(() => new TimeBuckets("China Standard Tim", BucketSize.Day));
        Assert.Contains("IANA", error.Message, StringComparison.Ordinal);
    }
}
