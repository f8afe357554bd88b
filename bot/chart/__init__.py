"""A group of figures → a picture. Importing `bot.chart.draw` imports matplotlib: only a chart pays for it."""
